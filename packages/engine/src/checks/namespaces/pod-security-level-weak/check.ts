import { enforceBaseline, noPodIsRefused } from '../level-fix.ts';
import type { ResourceCheck } from '../../check.ts';
import { enforceLabel, isSystemNamespace, labelsOf } from '../enforced-level.ts';

export const podSecurityLevelWeak: ResourceCheck = {
  id: 'pod-security-level-weak',
  title: 'Namespace admits privileged pods',
  severity: 'medium',
  gain: 'Whoever may create pods there can ask for a privileged one and take over the node.',
  why: 'Level `privileged` admits every pod: host paths, host namespaces and privileged containers included.',
  remedy:
    'Set the label `pod-security.kubernetes.io/enforce` to `restricted` or `baseline`, and move what needs more into a namespace of its own.',
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#privileged',
    'https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces',
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
  ],
  profile: 'default',
  on: 'resource',
  kinds: ['Namespace'],
  evaluate: (resource) => {
    const labels = labelsOf(resource);
    if (labels?.has(enforceLabel) !== true || isSystemNamespace(resource.name)) return undefined;
    if (labels.string(enforceLabel) !== 'privileged') return undefined;
    return {
      at: labels.pointer(enforceLabel),
      message: `namespace \`${resource.name}\` enforces level \`privileged\`, which admits every pod`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify: noPodIsRefused,
    reveals: ['pod-security-level-not-restricted'],
    edits: (_violation, namespace, _values, target) => enforceBaseline(namespace, target),
  },
};
