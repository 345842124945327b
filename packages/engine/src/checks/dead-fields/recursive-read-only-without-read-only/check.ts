import type { ContainerCheck, Violation } from '../../check.ts';

export const recursiveReadOnlyWithoutReadOnly: ContainerCheck = {
  id: 'recursive-read-only-without-read-only',
  title: 'Recursive read-only mount is not read-only',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the pod is refused, and taken without the field the mount is writable.',
  why: '`recursiveReadOnly` only extends `readOnly: true` to the mounts below; without it the API server refuses the mount.',
  remedy: 'Set `readOnly: true` on the mount, or remove `recursiveReadOnly`.',
  references: [
    'KEP-3857: Recursive Read-only (RRO) mounts',
    'https://kubernetes.io/docs/concepts/storage/volumes/#recursive-read-only-mounts',
  ],
  aliases: [],
  profile: 'default',
  on: 'container',
  evaluate: ({ mounts, name }) => {
    let violations: Violation[] | undefined;
    for (const mount of mounts) {
      const { recursiveReadOnly } = mount;
      if (recursiveReadOnly === undefined || recursiveReadOnly === 'Disabled' || mount.readOnly) continue;
      (violations ??= []).push({
        at: `${mount.at}/readOnly`,
        message: `container \`${name}\` asks for \`recursiveReadOnly: ${recursiveReadOnly}\` at \`${mount.mountPath}\`, where \`readOnly\` is not true, and is refused`,
      });
    }
    return violations;
  },
  fix: { safety: 'safe', edits: ({ at }) => [{ op: 'set', at, value: true }] },
};
