import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, present } from '../../component-faults.ts';
import { removingFlag } from '../../component-edits.ts';

export const apiserverInsecureBindAddress: ResourceCheck = {
  id: 'apiserver-insecure-bind-address',
  title: 'API server opens plain HTTP to an address',
  severity: 'high',
  gain: 'Whoever reaches the address over plain HTTP is cluster-admin: that port asks for no credential and checks no role.',
  why: 'The insecure port of old API servers bypasses authentication and authorization. Kubernetes dropped it in 1.24, and a newer API server does not start with the flag.',
  remedy: 'Remove `--insecure-bind-address`, and set `--insecure-port=0` on releases before 1.20.',
  references: [
    'CIS Kubernetes Benchmark 1.5: 1.2.18',
    'https://kubernetes.io/docs/concepts/security/controlling-access/',
  ],
  aliases: ['checkov:CKV_K8S_86', 'kics:b9380fd3-5ffe-4d10-9290-13e18e71eee1'],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'serves plain HTTP without authentication on an address',
    fault: (component) => present(component, 'insecure-bind-address'),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that nothing calls the plain port at this address, such as a health check: `ss -tn` on the node shows who does.',
    edits: removingFlag('insecure-bind-address'),
  },
};
