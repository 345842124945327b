import { mayLieApart, spreadOverNodes } from '../spread-constraint.ts';
import type { Fields } from '../../../model/fields.ts';
import type { Pod } from '../../../model/pod.ts';
import { isOwned } from '../../../model/resource.ts';
import { selectorAt } from '../../../model/selector.ts';
import type { PodCheck } from '../../check.ts';
import { takesOwnPods } from '../own-pods.ts';
import { writtenReplicas } from '../replicated.ts';

export const antiAffinityMissing: PodCheck = {
  id: 'anti-affinity-missing',
  title: 'All replicas may land on one node',
  severity: 'info',
  gain: 'Whoever brings one node down takes the whole service down, although it has several pods.',
  why: 'The scheduler spreads pods by preference only, so when one node has room and the others have not, all replicas share it.',
  remedy:
    'Write `topologySpreadConstraints` or `affinity.podAntiAffinity` with `topologyKey: kubernetes.io/hostname` and a selector that matches the labels of the pods.',
  references: [
    'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity',
    'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
  ],
  aliases: [
    'kube-linter:no-anti-affinity',
    'kube-score:deployment-has-host-podantiaffinity',
    'kube-score:statefulset-has-host-podantiaffinity',
    'kics:a31b7b82-d994-48c4-bd21-3bab6c31827a',
    'kics:d740d048-8ed3-49d3-b77b-6f072f3b669e',
  ],
  profile: 'strict',
  on: 'pod',
  evaluate: (pod) => {
    if (pod.isPod) return undefined;
    const replicas = writtenReplicas(pod.resource) ?? 1;
    if (replicas < 2 || isOwned(pod.resource) || pod.resource.group === 'batch') return undefined;
    if (pod.spec.maps('topologySpreadConstraints').some((constraint) => isSpread(constraint, pod)))
      return undefined;
    const affinity = pod.spec.map('affinity')?.map('podAntiAffinity');
    const terms = affinity === undefined ? [] : termsOf(affinity);
    if (terms.some((term) => isSpread(term, pod) && coversNamespace(term, pod))) return undefined;
    const { kind, name } = pod.resource;
    const reason =
      terms.length > 0
        ? 'no term of `podAntiAffinity` is about its own pods'
        : 'neither `podAntiAffinity` nor a spread constraint is about them';
    return {
      at: `${pod.at}/affinity/podAntiAffinity`,
      message: `the ${replicas} pods of ${kind} \`${name}\` may share one node: ${reason}`,
    };
  },
  fix: { safety: 'unsafe', verify: mayLieApart, edits: (_violation, pod) => spreadOverNodes(pod) },
};

function termsOf(affinity: Fields): readonly Fields[] {
  return [
    ...affinity.maps('requiredDuringSchedulingIgnoredDuringExecution'),
    ...affinity
      .maps('preferredDuringSchedulingIgnoredDuringExecution')
      .flatMap((preference) => preference.map('podAffinityTerm') ?? []),
  ];
}

/** True for a term or a constraint that is about the pods themselves. */
function isSpread(fields: Fields, { labels }: Pod): boolean {
  return Boolean(fields.string('topologyKey')) && takesOwnPods(selectorAt(fields, 'labelSelector'), labels);
}

/** A term without namespaces means that of the pod itself; whom a namespace selector means cannot be seen here. */
function coversNamespace(term: Fields, { resource: { namespace } }: Pod): boolean {
  const named = term.strings('namespaces');
  if (named.length === 0 || namespace === undefined || term.has('namespaceSelector')) return true;
  return named.includes(namespace);
}
