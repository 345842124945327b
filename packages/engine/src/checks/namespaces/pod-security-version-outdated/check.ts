import { noPodIsRefused, pinnedVersion } from '../level-fix.ts';
import type { PodSecurityLevel } from '../../../analyzers/pod-security/control.ts';
import { choiceOf } from '../../../analyzers/pod-security/namespace-labels.ts';
import { reasonsAt } from '../../../analyzers/pod-security/refusals.ts';
import { controlsAt } from '../../../analyzers/pod-security/standard.ts';
import type { SlimResource } from '../../../snapshot/slim.ts';
import type { SnapshotCheck } from '../../check.ts';
import { enforceLabel, labelPointer } from '../enforced-level.ts';

/** As many minors as Kubernetes itself keeps patching; a pin inside them is a choice, not a leftover. */
const patchedMinors = 3;

/** How many workloads a message names before it only counts. */
const namedAtMost = 3;

export const podSecurityVersionOutdated: SnapshotCheck = {
  id: 'pod-security-version-outdated',
  title: 'Namespace enforces an old pod security version',
  severity: 'medium',
  gain: 'Whoever controls a pod there uses ways that the present standard closes.',
  why: 'The pinned version lacks the rules that came after it; pods that break them are admitted today and refused on the day the pin is moved.',
  remedy:
    'Change the workloads that are named, then set `pod-security.kubernetes.io/enforce-version` to the version of the cluster.',
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  ],
  aliases: [],
  profile: 'default',
  on: 'snapshot',
  kinds: ['Namespace'],
  evaluate: (namespace, snapshot, target) => {
    const choice = choiceOf(namespace.labels, 'enforce');
    if (choice === undefined || choice.level === 'privileged') return undefined;
    const { level, minor: pinned } = choice;
    if (pinned === undefined || pinned >= target.minor || isSame(level, pinned, target.minor))
      return undefined;
    const refused = snapshot
      .podsIn(namespace.name)
      .flatMap((workload) => newlyRefused(workload, level, pinned, target.minor));
    const at = labelPointer(namespace.at, `${enforceLabel}-version`);
    const start = `namespace \`${namespace.name}\` enforces \`${level}:v1.${pinned}\``;
    if (refused.length > 0) {
      const more = refused.length - namedAtMost;
      const listed = refused.slice(0, namedAtMost).join('; ') + (more > 0 ? `; and ${more} more` : '');
      return { at, message: `${start}; \`v1.${target.minor}\` would refuse ${listed}` };
    }
    if (target.minor - pinned <= patchedMinors) return undefined;
    return {
      at,
      message: `${start}, an older standard than that of 1.${target.minor}; \`v1.${target.minor}\` would refuse none of its workloads here`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify: noPodIsRefused,
    edits: ({ at }, _namespace, _values, target) => [{ op: 'set', at, value: pinnedVersion(target) }],
  },
};

/** True where both versions of a level hold the same rules. */
function isSame(level: PodSecurityLevel, pinned: number, target: number): boolean {
  const now = controlsAt(level, target);
  const then = controlsAt(level, pinned);
  return (
    now.length === then.length &&
    now.every(({ id, since }, index) => then[index]?.id === id && then[index].since === since)
  );
}

/** The workload and the reasons, where only the newer version refuses it. */
function newlyRefused(
  { pod, kind, name }: SlimResource,
  level: PodSecurityLevel,
  pinned: number,
  target: number,
): readonly string[] {
  if (pod === undefined || pod.refusals.length === 0) return [];
  if (reasonsAt(pod.refusals, level, pinned).length > 0) return [];
  const reasons = reasonsAt(pod.refusals, level, target);
  return reasons.length === 0 ? [] : [`${kind} \`${name}\` (${reasons.join(', ')})`];
}
