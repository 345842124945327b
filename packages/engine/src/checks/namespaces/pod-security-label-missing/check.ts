import { enforceBaseline, noPodIsRefused } from '../level-fix.ts';
import type { ResourceCheck } from '../../check.ts';
import { enforceLabel, isSystemNamespace, labelPointer, labelsOf } from '../enforced-level.ts';

export const podSecurityLabelMissing: ResourceCheck = {
  id: 'pod-security-label-missing',
  title: 'Namespace enforces no pod security level',
  severity: 'medium',
  gain: 'Whoever may create pods there can ask for a privileged one and take over the node.',
  why: 'Without the label the default of the cluster applies, and unless an administrator has changed it that is `privileged`: every pod is admitted.',
  remedy:
    'Add the label `pod-security.kubernetes.io/enforce: baseline`, or `restricted` where every workload meets it. Accept this finding where a policy engine does the work.',
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces',
    'https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-namespace-labels/',
  ],
  aliases: [
    'kubescape:C-0193',
    'kubescape:C-0194',
    'kubescape:C-0195',
    'kubescape:C-0196',
    'kubescape:C-0197',
    'kubescape:C-0198',
    'kubescape:C-0199',
    'kubescape:C-0200',
    'kubescape:C-0201',
    'kubescape:C-0202',
    'kubescape:C-0203',
    'kubescape:C-0204',
    'kubescape:C-0192',
  ],
  profile: 'default',
  on: 'resource',
  kinds: ['Namespace'],
  evaluate: (resource) => {
    const { name, at } = resource;
    if (labelsOf(resource)?.has(enforceLabel) === true || isSystemNamespace(name)) return undefined;
    return {
      at: labelPointer(at, enforceLabel),
      message: `namespace \`${name}\` has no label \`${enforceLabel}\`, so the default of the cluster decides which pods are admitted`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify: noPodIsRefused,
    reveals: ['pod-security-level-not-restricted', 'pod-security-labels-incomplete'],
    edits: (_violation, namespace, _values, target) => enforceBaseline(namespace, target),
  },
};
