import { settingOf } from '../../../model/component.ts';
import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, present } from '../../component-faults.ts';
import { removingFlag } from '../../component-edits.ts';

export const apiserverSecurePortOff: ResourceCheck = {
  id: 'apiserver-secure-port-off',
  title: 'API server serves no TLS',
  severity: 'medium',
  gain: 'Whoever listens on the way reads tokens and secrets, as only a port without TLS is left.',
  why: 'With `--secure-port=0` the API server has no port with TLS and authentication; recent ones refuse to start.',
  remedy: 'Remove `--secure-port=0`; the default is 6443.',
  references: [
    'CIS Kubernetes Benchmark 1.23: 1.2.17',
    'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/',
  ],
  aliases: [
    'kubescape:C-0128',
    'trivy:KCV-0017',
    'checkov:CKV_K8S_89',
    'kics:3d24b204-b73d-42cb-b0bf-1a5438c5f71e',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'serves no port with TLS',
    fault: (component) =>
      settingOf(component, 'secure-port')?.value === '0' ? present(component, 'secure-port') : undefined,
  }),
  fix: { safety: 'safe', edits: removingFlag('secure-port') },
};
