import { componentKinds, hasComponents } from '../../../model/components.ts';
import type { ResourceCheck } from '../../check.ts';
import { judgeOf, listed } from '../../component-faults.ts';
import { removingItems } from '../../component-edits.ts';

export const apiserverPluginServiceAccountOff: ResourceCheck = {
  id: 'apiserver-plugin-service-account-off',
  title: 'Service account admission is switched off',
  severity: 'medium',
  gain: 'Pods may name any secret as image pull secret or token of their account, and workloads fall back to shared credentials.',
  why: 'The plug-in `ServiceAccount` gives each pod its own account and token and keeps it to what the account may use. It is on unless somebody switches it off.',
  remedy: 'Remove `ServiceAccount` from `--disable-admission-plugins`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 1.2.12',
    'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#serviceaccount',
  ],
  aliases: [
    'kubescape:C-0125',
    'trivy:KCV-0014',
    'checkov:CKV_K8S_82',
    'kics:9587c890-0524-40c2-9ce2-663af7c2f063',
  ],
  profile: 'default',
  on: 'resource',
  kinds: componentKinds,
  concerns: hasComponents,
  evaluate: judgeOf(['kube-apiserver'], {
    consequence: 'gives pods no service account',
    fault: (component) => listed(component, 'disable-admission-plugins', 'ServiceAccount'),
  }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the service account of each pod exists: without it no new pod is admitted, and with it each gets a token.',
    edits: removingItems('disable-admission-plugins', (item) => item === 'ServiceAccount'),
  },
};
