import { settingOf, type Component } from '../../../model/component.ts';
import { componentKinds, hasComponents } from '../../../model/components.ts';
import { parseGoDuration } from '../../../model/duration.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, written, type Fault } from '../../component-faults.ts';
import { removingFlag } from '../../component-edits.ts';

const shortest = 1;
const longest = 300;

export const apiserverRequestTimeout: ResourceCheck = {
  id: 'apiserver-request-timeout',
  title: 'API server request time-out is out of range',
  severity: 'low',
  gain: "Whoever opens many slow requests holds the API server's connections for as long as the time-out lets him.",
  why: 'A long time-out lets slow requests pile up until the API server is out of reach; a very short one breaks honest ones.',
  remedy:
    'Remove `--request-timeout`, whose default is 60 seconds, or set a value from 1 second to 5 minutes such as `60s`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.20',
    'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/',
  ],
  aliases: ['kubescape:C-0134', 'checkov:CKV_K8S_95', 'kics:d89a15bb-8dba-4c71-9529-bef6729b9c09'],
  profile: 'strict',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'has a time-out out of range',
    fault: (component) => outOfRange(component),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that no request takes more than 60 seconds: `apiserver_request_duration_seconds` shows how long they take.',
    edits: removingFlag('request-timeout'),
  },
};

function outOfRange(component: Component): Fault | undefined {
  const setting = settingOf(component, 'request-timeout');
  if (setting?.value === undefined) return undefined;
  const seconds = parseGoDuration(setting.value);
  if (seconds !== undefined && seconds >= shortest && seconds <= longest) return undefined;
  const text = written(component, 'request-timeout', setting.value);
  return { at: setting.at, text: seconds === undefined ? `${text}, which is no duration` : text };
}
