import { settingOf, type Component } from '../../../model/component.ts';
import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, missing, written, type Fault } from '../../component-faults.ts';
import { settingFlag } from '../../component-edits.ts';

/** The first minor that opens no insecure port by default. */
const closedSince = 20;

export const apiserverInsecurePort: ResourceCheck = {
  id: 'apiserver-insecure-port',
  title: 'API server serves a port without authentication',
  severity: 'high',
  gain: 'Whoever reaches the port, by default every process on the node, is cluster-admin without any credential.',
  why: 'The insecure port bypasses authentication and authorization. It is open by default before 1.20, can only be 0 from then on, and is gone in 1.24.',
  remedy: 'Set `--insecure-port=0` on releases before 1.20, and remove the flag from 1.24 on.',
  references: [
    'CIS Kubernetes Benchmark 1.5: 1.2.19',
    'https://kubernetes.io/docs/concepts/security/controlling-access/',
  ],
  aliases: ['kubescape:C-0005', 'checkov:CKV_K8S_88', 'kics:fa4def8c-1898-4a35-a139-7b76b1acdef0'],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'serves a port without authentication',
    fault: (component, target) => openPort(component, target.minor),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that nothing calls the plain port, such as a health check or the controller manager: `ss -tn` on the node shows who does.',
    edits: settingFlag('insecure-port', '0'),
  },
};

function openPort(component: Component, minor: number): Fault | undefined {
  const setting = settingOf(component, 'insecure-port');
  if (setting === undefined)
    return minor < closedSince ? missing(component, 'insecure-port', 'and its default is 8080') : undefined;
  if (setting.value === undefined || setting.value === '0') return undefined;
  return { at: setting.at, text: written(component, 'insecure-port', setting.value) };
}
