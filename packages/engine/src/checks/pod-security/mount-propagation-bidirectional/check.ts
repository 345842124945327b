import type { ContainerCheck, Violation } from '../../check.ts';

export const mountPropagationBidirectional: ContainerCheck = {
  id: 'mount-propagation-bidirectional',
  title: 'Mounts of the container spread to the node',
  severity: 'high',
  gain: "A break-in mounts a file system of its choice over the node's and over those of other pods.",
  why: 'With `Bidirectional` whatever the container mounts appears on the node and in every container that uses the volume, and stays there when it goes.',
  remedy:
    'Remove `mountPropagation: Bidirectional`, or write `HostToContainer` where mounts of the node have to be seen.',
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
  fix: { safety: 'unsafe', edits: ({ at }) => [{ op: 'remove', at }] },
};
