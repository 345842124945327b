import type { ResourceCheck } from '../../check.ts';

/** The first minor whose API server reads the field by default (KEP-3017). */
const readSince = 27;

export const disruptionBudgetUnhealthyPolicy: ResourceCheck = {
  id: 'disruption-budget-unhealthy-policy',
  title: 'Broken pods keep a drain waiting',
  severity: 'info',
  gain: 'Nodes that cannot be drained are not patched, so known holes of the kernel and the kubelet stay open.',
  why: 'By default pods that are not ready are protected too while too few others are, so a workload that cannot start blocks the drain of its nodes.',
  remedy:
    'Set `spec.unhealthyPodEvictionPolicy: AlwaysAllow`, or `IfHealthyBudget` where broken pods must stay.',
  references: [
    'KEP-3017: Pod Healthy Policy for PDB',
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy',
  ],
  aliases: ['kube-linter:pdb-unhealthy-pod-eviction-policy'],
  profile: 'strict',
  on: 'resource',
  kinds: ['PodDisruptionBudget.policy'],
  evaluate: ({ fields, name }, { minor }) => {
    const spec = fields.map('spec');
    if (spec?.string('unhealthyPodEvictionPolicy') || minor < readSince) return undefined;
    return {
      at: `${fields.pointer('spec')}/unhealthyPodEvictionPolicy`,
      message: `budget \`${name}\` protects pods that are not ready too: \`unhealthyPodEvictionPolicy\` is not set, and its default is \`IfHealthyBudget\``,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that a pod that is not ready may be evicted: one of a database may hold data that no other pod has yet.',
    edits: ({ at }) => [{ op: 'set', at, value: 'AlwaysAllow' }],
  },
};
