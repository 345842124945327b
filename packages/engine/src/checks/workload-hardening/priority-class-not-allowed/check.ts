import type { PodCheck } from '../../check.ts';

export const priorityClassNotAllowed: PodCheck = {
  id: 'priority-class-not-allowed',
  title: 'Priority class is not on your list',
  severity: 'low',
  gain: 'Pods of a high class push others off the nodes, so whoever may name one can stop what runs there.',
  why: 'The scheduler evicts pods of lower classes to make room for one of a higher class. Which classes are allowed is the parameter `allowedPriorityClasses`, which is empty at first.',
  remedy: 'Set `priorityClassName` to a class of your list, or remove it.',
  references: [
    'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#preemption',
    'https://kubernetes.io/docs/concepts/policy/resource-quotas/#limit-priority-class-consumption-by-default',
  ],
  aliases: ['kube-linter:priority-class-name'],
  profile: 'default',
  on: 'pod',
  evaluate: ({ spec, resource }, { parameters }) => {
    const { allowedPriorityClasses } = parameters;
    if (allowedPriorityClasses.length === 0) return undefined;
    const name = spec.string('priorityClassName');
    if (name === undefined || name === '' || allowedPriorityClasses.includes(name)) return undefined;
    return {
      at: spec.pointer('priorityClassName'),
      message: `the pods of ${resource.kind} \`${resource.name}\` have priority class \`${name}\`, which is not among ${allowedPriorityClasses.map((one) => `\`${one}\``).join(', ')}`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the pods may be evicted for those of higher classes: `kubectl get priorityclasses` shows the order.',
    needs: ['priority-class'],
    edits: ({ at }, { spec }, values) => {
      const name = values['priority-class'];
      if (typeof name !== 'string') return [];
      // The API server refuses a number that is not that of the class.
      const number = spec.has('priority') ? [{ op: 'remove', at: spec.pointer('priority') } as const] : [];
      return [{ op: 'set', at, value: name }, ...number];
    },
  },
};
