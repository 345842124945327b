import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { firstUnset, judgeOf } from '../../component-faults.ts';

export const apiserverClientCa: ResourceCheck = {
  id: 'apiserver-client-ca',
  title: 'API server verifies no client certificates',
  severity: 'low',
  gain: 'Nodes and administrators are left with tokens, which are stolen and replayed more easily than keys.',
  why: 'Without a CA for clients no certificate is accepted, so kubelets and components of the control plane need static tokens or other means.',
  remedy: 'Set `--client-ca-file` to the CA that signs client certificates.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.25',
    'https://kubernetes.io/docs/reference/access-authn-authz/authentication/#x509-client-certificates',
  ],
  aliases: ['kubescape:C-0139', 'trivy:KCV-0028', 'kics:e0e00aba-5f1c-4981-a542-9a9563c0ee20'],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'accepts no client certificates',
    fault: (component) => firstUnset(component, ['client-ca-file']),
  }),
};
