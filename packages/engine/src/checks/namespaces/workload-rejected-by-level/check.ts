import { choiceOf } from '../../../analyzers/pod-security/namespace-labels.ts';
import { reasonsAt } from '../../../analyzers/pod-security/refusals.ts';
import { placeOf } from '../../../snapshot/places.ts';
import { holdsPod } from '../../about-slim.ts';
import type { SnapshotCheck } from '../../check.ts';
import { enforceLabel, labelPointer } from '../enforced-level.ts';

export const workloadRejectedByLevel: SnapshotCheck = {
  id: 'workload-rejected-by-level',
  title: 'Namespace refuses the pods of this workload',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the danger is that the level of the whole namespace is lowered in haste to make the workload start.',
  why: 'Admission checks pods and not templates, so the workload is accepted and then never gets a pod.',
  remedy:
    'Change the pod spec as the reasons say, or move the workload into a namespace that enforces a level which it meets.',
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-admission/#workload-resources-and-pod-templates',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  ],
  aliases: [],
  profile: 'default',
  on: 'snapshot',
  kinds: [],
  concerns: holdsPod,
  evaluate: (resource, snapshot, target) => {
    const { pod, namespace, kind, name } = resource;
    if (pod === undefined || namespace === undefined || pod.refusals.length === 0) return undefined;
    const owner = snapshot.find('Namespace', undefined, namespace);
    const choice = owner === undefined ? undefined : choiceOf(owner.labels, 'enforce');
    if (owner === undefined || choice === undefined || choice.level === 'privileged') return undefined;
    const { level, minor } = choice;
    // A server takes a version above its own, and `latest`, as its own.
    const reasons = reasonsAt(pod.refusals, level, Math.min(minor ?? target.minor, target.minor));
    if (reasons.length === 0) return undefined;
    const version = minor === undefined ? 'latest' : `v1.${minor}`;
    const place = placeOf(owner, labelPointer(owner.at, enforceLabel));
    return {
      at: pod.at,
      message: `namespace \`${namespace}\` enforces \`${level}:${version}\` and refuses ${
        kind === 'Pod' ? `pod \`${name}\`` : `every pod of ${kind} \`${name}\``
      }: ${reasons.join(', ')}`,
      evidence: [
        { text: `the level of namespace \`${namespace}\` is set in ${place.uri}, line ${place.line}` },
      ],
    };
  },
};
