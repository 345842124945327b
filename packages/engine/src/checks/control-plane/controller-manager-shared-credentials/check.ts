import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, otherThan } from '../../component-faults.ts';
import { settingFlag } from '../../component-edits.ts';

export const controllerManagerSharedCredentials: ResourceCheck = {
  id: 'controller-manager-shared-credentials',
  title: 'All controllers share one identity',
  severity: 'medium',
  gain: 'Whoever bends one controller acts with the rights of all of them, and the audit log cannot tell them apart.',
  why: 'Without credentials of its own each controller uses those of the controller manager, which have to hold the rights of all.',
  remedy: 'Set `--use-service-account-credentials=true`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.3.3',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#controller-roles',
  ],
  aliases: [
    'kubescape:C-0146',
    'trivy:KCV-0035',
    'checkov:CKV_K8S_108',
    'kics:1acd93f1-5a37-45c0-aaac-82ece818be7d',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-controller-manager'], {
    consequence: 'runs all controllers under one identity',
    fault: (component) =>
      otherThan(component, 'use-service-account-credentials', { wanted: true, fallback: false }),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the roles `system:controller:*` exist and are bound: `kubectl get clusterrolebindings`; controllers without one are refused.',
    edits: settingFlag('use-service-account-credentials', 'true'),
  },
};
