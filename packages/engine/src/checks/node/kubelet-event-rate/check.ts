import { settingOf, type Component } from '../../../model/component.ts';
import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck, Target } from '../../check.ts';
import { judgeOf, written, type Fault } from '../../component-faults.ts';
import { removingFlag, settingNumber } from '../../component-edits.ts';

/** The default before 1.27, which is the least that keeps events. */
const fewest = 5;

/** What the kubelet takes where the flag is not set. */
const usualRate = 50;

/** The first minor that takes 0 for no limit; it is the default before. */
const unlimitedSince = 37;

export const kubeletEventRate: ResourceCheck = {
  id: 'kubelet-event-rate',
  title: 'Kubelet sends too few or many events',
  severity: 'low',
  gain: 'Whoever makes noise on a node has the events that would show the attack dropped, or floods the API server with them.',
  why: 'Below 5 events a second the kubelet drops what happens when much happens; without a sound limit a node in trouble loads the API server.',
  remedy: 'Remove `eventRecordQPS` or `--event-qps`, whose default is 50, or set a value from 5 to 50.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 4.2.8',
    'https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/',
  ],
  aliases: [
    'kubescape:C-0180',
    'trivy:KCV-0087',
    'checkov:CKV_K8S_147',
    'kics:1a07a446-8e61-4e4d-bc16-b0781fcb8211',
  ],
  profile: 'strict',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kubelet'], {
    consequence: 'may send too few or too many events',
    fault: (component, target) => outOfRange(component, target),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the API server bears so many events a second from each node, 50 where the flag is not set: `apiserver_request_total` for `events` shows the load.',
    // The default may be more than a policy allows.
    edits: (violation, resource, values, target) =>
      target.parameters.maximumKubeletEvents < usualRate
        ? atMost(violation, resource, values, target)
        : removingFlag('event-qps')(violation, resource, values, target),
  },
};

const atMost = settingNumber('event-qps', ({ maximumKubeletEvents }) => maximumKubeletEvents);

function outOfRange(component: Component, { minor, parameters }: Target): Fault | undefined {
  const setting = settingOf(component, 'event-qps');
  if (setting?.value === undefined) return undefined;
  const rate = Number(setting.value);
  if (rate === 0 && minor < unlimitedSince) return undefined;
  if (rate >= fewest && rate <= parameters.maximumKubeletEvents) return undefined;
  const text = written(component, 'event-qps', setting.value);
  return { at: setting.at, text: `${text}, not from ${fewest} to ${parameters.maximumKubeletEvents}` };
}
