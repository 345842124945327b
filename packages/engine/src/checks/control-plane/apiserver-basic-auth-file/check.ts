import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, present } from '../../component-faults.ts';
import { removingFlag } from '../../component-edits.ts';

export const apiserverBasicAuthFile: ResourceCheck = {
  id: 'apiserver-basic-auth-file',
  title: 'API server reads passwords from a file',
  severity: 'high',
  gain: 'Whoever reads or guesses a password acts as its user until the API server is restarted without it.',
  why: 'The passwords stand in plain text on every control plane node and never expire. Kubernetes dropped them in 1.19, and a newer API server does not start with the flag.',
  remedy: 'Remove `--basic-auth-file`, and let people sign in through OIDC or client certificates.',
  references: [
    'CIS Kubernetes Benchmark 1.5: 1.2.2',
    'https://kubernetes.io/docs/reference/access-authn-authz/authentication/',
  ],
  aliases: ['checkov:CKV_K8S_69', 'kics:5da47109-f8d6-4585-9e2b-96a8958a12f5'],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'accepts passwords from a file',
    fault: (component) => present(component, 'basic-auth-file'),
  }),
  fix: {
    safety: 'unsafe',
    verify: 'Verify that nobody signs in by a password of the file: the audit log names its users.',
    edits: removingFlag('basic-auth-file'),
  },
};
