import { containerAt } from '../../../model/pod.ts';
import type { ContainerCheck, Violation } from '../../check.ts';

export const mountPropagationBidirectional: ContainerCheck = {
  id: 'mount-propagation-bidirectional',
  title: 'Mounts of the container spread to the node',
  severity: 'high',
  gain: "A break-in mounts a file system of its choice over the node's and over those of other pods.",
  why: 'With `Bidirectional` whatever the container mounts appears on the node and in every container that uses the volume, and stays there when it goes.',
  remedy:
    'Write `mountPropagation: HostToContainer`, or remove the line where mounts of the node need not be seen either.',
  references: [
    'Kubernetes, Volumes: Bidirectional mount propagation can be dangerous, it can damage the host operating system',
    'https://kubernetes.io/docs/concepts/storage/volumes/#mount-propagation',
  ],
  aliases: ['monokle:KBP115'],
  profile: 'default',
  on: 'container',
  evaluate: ({ name, mounts }) => {
    if (mounts.length === 0) return undefined;
    const violations: Violation[] = [];
    for (const mount of mounts) {
      if (mount.mountPropagation !== 'Bidirectional') continue;
      const message = `what container \`${name}\` mounts below \`${mount.mountPath}\` appears on the node`;
      violations.push({ at: `${mount.at}/mountPropagation`, message });
    }
    return violations;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that nothing on the node uses what the container mounts, as it does for storage drivers: `findmnt` on the node lists such mounts.',
    isSafeFor: ({ at }, pod) => containerAt(pod, at)?.security.privileged !== true,
    edits: ({ at }) => [{ op: 'set', at, value: 'HostToContainer' }],
  },
};
