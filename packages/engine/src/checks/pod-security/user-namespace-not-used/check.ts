import type { PodCheck } from '../../check.ts';
import { userNamespaceConflicts } from '../user-namespace.ts';

/** From this minor on the field is on by default (KEP-127, beta). */
const since = 33;

export const userNamespaceNotUsed: PodCheck = {
  id: 'user-namespace-not-used',
  title: "Pod shares the node's user namespace",
  severity: 'low',
  gain: 'Root that escapes the container is root on the node, where with a user namespace it would be nobody.',
  why: 'Without a user namespace of its own, user 0 in the pod is user 0 on the node, so a faulty runtime or kernel decides alone.',
  remedy: "Set `hostUsers: false` on the pod, where its nodes and its volumes' file systems support it.",
  references: [
    'KEP-127: Support User Namespaces',
    'https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/',
  ],
  aliases: ['kubesec:HostUsers'],
  profile: 'strict',
  on: 'pod',
  evaluate: (pod, { minor }) => {
    if (pod.hostUsers === false || pod.runsOnWindows || minor < since) return undefined;
    // The API server would refuse the field beside these.
    if (userNamespaceConflicts(pod).length > 0) return undefined;
    const says =
      pod.hostUsers === undefined ? '`hostUsers` is not set, and its default is true' : '`hostUsers` is true';
    return { at: pod.spec.pointer('hostUsers'), message: `the pod shares the users of the node: ${says}` };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that nodes, runtime and the file systems of its volumes support user namespaces: run it once so and see whether the pod starts.',
    edits: ({ at }) => [{ op: 'set', at, value: false }],
  },
};
