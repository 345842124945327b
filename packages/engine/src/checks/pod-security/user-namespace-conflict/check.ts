import type { PodCheck } from '../../check.ts';
import { leaveHostNetwork, revealedOffHostNetwork } from '../host-network-edits.ts';
import { userNamespaceConflicts } from '../user-namespace.ts';

export const userNamespaceConflict: PodCheck = {
  id: 'user-namespace-conflict',
  title: "Setting forbids the pod's own user namespace",
  severity: 'medium',
  gain: "The pod does not start, and whoever makes it start by removing `hostUsers: false` gives root of the pod the node's root.",
  why: "The API server refuses `hostUsers: false` beside the node's other namespaces and raw block devices, which belong to the node's users.",
  remedy: 'Remove the setting, or `hostUsers: false` where the pod cannot do without it.',
  references: [
    'KEP-127: Support User Namespaces',
    'Kubernetes, User Namespaces: limitations',
    'https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/',
  ],
  aliases: [],
  profile: 'default',
  on: 'pod',
  evaluate: (pod) => {
    if (pod.hostUsers !== false) return undefined;
    return userNamespaceConflicts(pod).map(({ at, setting, container }) => {
      const who = container === undefined ? 'the pod' : `container \`${container.name}\``;
      const message = `${who} sets \`${setting}\`, which the API server refuses beside \`hostUsers: false\``;
      return container === undefined ? { at, message } : { at, message, container: container.name };
    });
  },
  fix: {
    safety: 'unsafe',
    verify:
      "Verify that the program needs nothing of the node's network, where an alpha gate of the cluster has let it have both.",
    reveals: revealedOffHostNetwork,
    isSafeFor: ({ at }) => !at.endsWith('/hostNetwork'),
    edits: ({ at }, pod) => {
      if (at === pod.spec.pointer('hostNetwork')) return leaveHostNetwork(pod);
      return at.endsWith('/volumeDevices') ? [] : [{ op: 'remove', at }];
    },
  },
};
