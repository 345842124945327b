import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, otherThan } from '../../component-faults.ts';
import { settingFlag } from '../../component-edits.ts';

export const apiserverAnonymousAuth: ResourceCheck = {
  id: 'apiserver-anonymous-auth',
  title: 'API server answers callers without identity',
  severity: 'medium',
  gain: 'Anyone who reaches the port gets what roles give to `system:unauthenticated`, and can try flaws without a credential.',
  why: 'By default a request without credentials is not refused but becomes `system:anonymous`, so one careless role binding opens the cluster to everybody.',
  remedy:
    'Set `--anonymous-auth=false` and give the probes of the API server a credential; or, from 1.32 on, allow only `/livez`, `/readyz` and `/healthz` under `anonymous` in the file of `--authentication-config`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.1',
    'https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-requests',
  ],
  aliases: [
    'kubescape:C-0113',
    'trivy:KCV-0001',
    'checkov:CKV_K8S_68',
    'kics:1de5cc51-f376-4638-a940-20f2e85ae238',
  ],
  profile: 'strict',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'answers callers without identity',
    fault: (component) =>
      component.flags.has('authentication-config')
        ? undefined
        : otherThan(component, 'anonymous-auth', { wanted: false, fallback: true }),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that probes, load balancers and `kubeadm join` do without anonymous requests: the audit log names them `system:anonymous`.',
    edits: settingFlag('anonymous-auth', 'false'),
  },
};
