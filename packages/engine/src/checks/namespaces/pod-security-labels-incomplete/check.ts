import { pinnedVersion } from '../level-fix.ts';
import { podSecurityLabelPrefix } from '../../../analyzers/pod-security/namespace-labels.ts';
import type { ResourceCheck, Violation } from '../../check.ts';
import { enforceLabel, labelPointer, labelsOf } from '../enforced-level.ts';

const warnLabel = `${podSecurityLabelPrefix}warn`;
const auditLabel = `${podSecurityLabelPrefix}audit`;
const versionLabel = `${enforceLabel}-version`;

export const podSecurityLabelsIncomplete: ResourceCheck = {
  id: 'pod-security-labels-incomplete',
  title: 'Namespace only enforces its pod security level',
  severity: 'info',
  gain: 'An attacker gains nothing directly; the way to a stricter level stays unknown, and an upgrade may refuse pods without notice.',
  why: 'The modes warn and audit say what the next level would refuse, and without a pinned version the rules change with each upgrade of the cluster.',
  remedy:
    'Add `pod-security.kubernetes.io/warn: restricted` or `audit: restricted`, and pin `enforce-version` to the version of the cluster.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-namespace-labels/',
    'https://kubernetes.io/docs/setup/best-practices/enforcing-pod-security-standards/',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: ['Namespace'],
  evaluate: (resource) => {
    const labels = labelsOf(resource);
    if (labels?.has(enforceLabel) !== true) return undefined;
    const level = labels.string(enforceLabel);
    if (level !== 'baseline' && level !== 'restricted') return undefined;
    const violations: Violation[] = [];
    if (level === 'baseline' && !labels.has(warnLabel) && !labels.has(auditLabel)) {
      violations.push({
        at: labelPointer(resource.at, warnLabel),
        message: `namespace \`${resource.name}\` enforces \`baseline\`, and neither warn nor audit says what \`restricted\` would refuse`,
      });
    }
    if (!labels.has(versionLabel)) {
      violations.push({
        at: labelPointer(resource.at, versionLabel),
        message: `namespace \`${resource.name}\` enforces \`${level}\` without a version, so its rules change with each upgrade of the cluster`,
      });
    }
    return violations;
  },
  fix: {
    safety: 'safe',
    edits: ({ at }, _namespace, _values, target) => [
      { op: 'set', at, value: at.endsWith('-version') ? pinnedVersion(target) : 'restricted' },
    ],
  },
};
