import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, present } from '../../component-faults.ts';
import { removingFlag } from '../../component-edits.ts';

export const apiserverStaticCredentials: ResourceCheck = {
  id: 'apiserver-static-credentials',
  title: 'API server reads tokens from a static file',
  severity: 'high',
  gain: 'Whoever once saw a token of the file acts as its user, cluster-admin perhaps, until the API server is restarted without it.',
  why: 'Static tokens stand in plain text on every control plane node, never expire, and are revoked only by a restart.',
  remedy:
    'Remove `--token-auth-file`, and let people sign in through OIDC or client certificates and programs through service accounts.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.2',
    'https://kubernetes.io/docs/reference/access-authn-authz/authentication/#static-token-file',
  ],
  aliases: [
    'kubescape:C-0114',
    'trivy:KCV-0002',
    'checkov:CKV_K8S_70',
    'kics:32ecd76e-7bbf-402e-bf48-8b9485749558',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'accepts static tokens',
    fault: (component) => present(component, 'token-auth-file'),
  }),
  fix: {
    safety: 'unsafe',
    verify: 'Verify that nobody signs in by a token of the file: the audit log names its users.',
    edits: removingFlag('token-auth-file'),
  },
};
