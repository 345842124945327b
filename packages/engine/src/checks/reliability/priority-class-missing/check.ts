import type { PodCheck } from '../../check.ts';

export const priorityClassMissing: PodCheck = {
  id: 'priority-class-missing',
  title: 'Pod has no priority class',
  severity: 'info',
  gain: 'Whoever may create pods with a higher priority gets these evicted from a full cluster.',
  why: 'Pods without a class have the priority of the global default, or 0, and are the first to make room for others.',
  remedy: 'Set `priorityClassName` to a class of your own scheme.',
  references: [
    'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#pod-priority',
  ],
  aliases: ['polaris:priorityClassNotSet'],
  profile: 'strict',
  on: 'pod',
  evaluate: ({ spec, resource }) => {
    if (spec.string('priorityClassName')) return undefined;
    return {
      at: spec.pointer('priorityClassName'),
      message: `the pods of ${resource.kind} \`${resource.name}\` have the priority that the cluster gives to all: \`priorityClassName\` is not set`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the class exists and may displace what is below it: `kubectl get priorityclasses`; pods that name another are refused.',
    needs: ['priority-class'],
    edits: ({ at }, _pod, values) => {
      const value = values['priority-class'];
      return value === undefined ? [] : [{ op: 'set', at, value }];
    },
  },
};
