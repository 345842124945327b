import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, unlisted } from '../../component-faults.ts';
import { settingModes } from '../authorization-modes.ts';

export const apiserverAuthorizationRbacMissing: ResourceCheck = {
  id: 'apiserver-authorization-rbac-missing',
  title: 'API server runs without RBAC',
  severity: 'high',
  gain: 'Roles and bindings that reviewers trust have no effect, and something coarser decides who may do what.',
  why: 'Without `RBAC` among the modes no role counts; every limit that they state for people and service accounts is void.',
  remedy: 'Set `--authorization-mode=Node,RBAC`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.8',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
  ],
  aliases: [
    'kubescape:C-0088',
    'kubescape:C-0120',
    'trivy:KCV-0009',
    'checkov:CKV_K8S_77',
    'kics:1aa4a1ae-5dbb-48a1-9aa2-630ea4be208e',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'does not go by roles',
    fault: (component) =>
      component.flags.has('authorization-config')
        ? undefined
        : unlisted(component, 'authorization-mode', 'RBAC', 'and its default is `AlwaysAllow`'),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that each role binding gives what is wanted, as they count from then on: `kubectl get rolebindings,clusterrolebindings -A`.',
    edits: settingModes,
  },
};
