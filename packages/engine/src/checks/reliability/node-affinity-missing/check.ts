import type { PodCheck } from '../../check.ts';

export const nodeAffinityMissing: PodCheck = {
  id: 'node-affinity-missing',
  title: 'Nothing says which nodes may run it',
  severity: 'info',
  gain: 'A break-in may land on the same nodes as workloads that were meant to be kept apart.',
  why: 'Without node affinity or a node selector the pods run on any node that has room. Most clusters want just that, so this is a matter of policy.',
  remedy:
    'Write `affinity.nodeAffinity` or `nodeSelector` where pods belong on certain nodes, or leave this check out.',
  references: ['https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity'],
  aliases: ['kube-linter:no-node-affinity'],
  profile: 'strict',
  on: 'pod',
  evaluate: ({ spec, resource }) => {
    if (spec.map('affinity')?.has('nodeAffinity') === true) return undefined;
    if (spec.has('nodeSelector') || spec.has('nodeName')) return undefined;
    return {
      at: `${spec.pointer('affinity')}/nodeAffinity`,
      message: `${resource.kind} \`${resource.name}\` runs on any node: it has neither \`nodeAffinity\` nor \`nodeSelector\``,
    };
  },
};
