import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { firstUnset, judgeOf } from '../../component-faults.ts';

export const controllerManagerSigningKey: ResourceCheck = {
  id: 'controller-manager-signing-key',
  title: 'Controller manager names no signing key',
  severity: 'low',
  gain: 'Nothing directly; but tokens then come from elsewhere, and keys that are in use cannot be replaced in an orderly way.',
  why: 'Without a private key the controller manager issues no tokens for service account secrets, and programs that wait for one fall back to other credentials.',
  remedy:
    'Set `--service-account-private-key-file` to the private key of the pair that the API server verifies tokens with.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.3.4',
    'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/',
  ],
  aliases: ['kubescape:C-0147', 'trivy:KCV-0036', 'kics:ccc98ff7-68a7-436e-9218-185cb0b0b780'],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-controller-manager'], {
    consequence: 'has no key to sign service account tokens with',
    fault: (component) => firstUnset(component, ['service-account-private-key-file']),
  }),
};
