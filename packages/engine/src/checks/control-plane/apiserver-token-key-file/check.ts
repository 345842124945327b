import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { firstUnset, judgeOf } from '../../component-faults.ts';

export const apiserverTokenKeyFile: ResourceCheck = {
  id: 'apiserver-token-key-file',
  title: 'API server names no key for tokens',
  severity: 'low',
  gain: 'Whoever gets the key of the serving certificate can make tokens of any service account.',
  why: 'Without a key of its own for service account tokens the API server verifies them with its TLS key, and the two cannot be replaced apart.',
  remedy: 'Set `--service-account-key-file` to the public key of a pair that is used for nothing else.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.22',
    'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/',
  ],
  aliases: ['kubescape:C-0136', 'trivy:KCV-0025', 'kics:dab4ec72-ce2e-4732-b7c3-1757dcce01a1'],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'has no key of its own for service account tokens',
    fault: (component) =>
      component.flags.has('service-account-signing-endpoint')
        ? undefined
        : firstUnset(component, ['service-account-key-file']),
  }),
};
