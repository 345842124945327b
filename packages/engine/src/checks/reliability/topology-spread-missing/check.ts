import { mayLieApart, spreadOverNodes } from '../spread-constraint.ts';
import { isOwned, kindNameOf, type KindName } from '../../../model/resource.ts';
import type { PodCheck } from '../../check.ts';
import { replicatedKinds, writtenReplicas } from '../replicated.ts';

const replicated: ReadonlySet<KindName> = new Set(replicatedKinds);

export const topologySpreadMissing: PodCheck = {
  id: 'topology-spread-missing',
  title: 'No constraint spreads the pods',
  severity: 'info',
  gain: 'Whoever brings one node or one zone down may take the whole service down with it.',
  why: 'A spread constraint keeps the number of pods even over nodes or zones, which anti-affinity alone does not.',
  remedy:
    'Write `topologySpreadConstraints` with `topologyKey: topology.kubernetes.io/zone` and a `labelSelector` that matches the labels of the pods.',
  references: ['https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/'],
  aliases: ['polaris:topologySpreadConstraint'],
  profile: 'strict',
  mootBy: ['anti-affinity-missing'],
  on: 'pod',
  evaluate: ({ resource, spec }) => {
    if (spec.maps('topologySpreadConstraints').length > 0 || !replicated.has(kindNameOf(resource)))
      return undefined;
    const replicas = writtenReplicas(resource);
    if (isOwned(resource) || (replicas !== undefined && replicas < 2)) return undefined;
    return {
      at: spec.pointer('topologySpreadConstraints'),
      message: `no constraint spreads the pods of ${resource.kind} \`${resource.name}\` over nodes or zones: \`topologySpreadConstraints\` is ${spec.has('topologySpreadConstraints') ? 'empty' : 'not set'}`,
    };
  },
  fix: { safety: 'unsafe', verify: mayLieApart, edits: (_violation, pod) => spreadOverNodes(pod) },
};
