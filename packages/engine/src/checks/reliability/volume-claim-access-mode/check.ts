import type { ResourceCheck, Violation } from '../../check.ts';

const ownModes: readonly string[] = ['ReadWriteOnce', 'ReadWriteOncePod'];

export const volumeClaimAccessMode: ResourceCheck = {
  id: 'volume-claim-access-mode',
  title: 'Claim of each replica is open to many',
  severity: 'low',
  gain: 'A break-in on another node may mount the data of the replica and read or change it.',
  why: 'Each replica of a StatefulSet has a volume of its own; one that many nodes may mount is open to more than its owner.',
  remedy:
    'Set `accessModes: [ReadWriteOnce]` in the claim template, or `ReadWriteOncePod` where the driver knows it.',
  references: ['https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes'],
  aliases: ['kubesec:VolumeClaimAccessModeReadWriteOnce', 'kics:3878dc92-8e5d-47cf-9cdd-7590f71d21b9'],
  profile: 'strict',
  on: 'resource',
  kinds: ['StatefulSet.apps'],
  evaluate: ({ fields, name }) => {
    let found: Violation[] | undefined;
    for (const template of fields.map('spec')?.maps('volumeClaimTemplates') ?? []) {
      const spec = template.map('spec');
      const modes = spec?.strings('accessModes') ?? [];
      if (modes.some((mode) => ownModes.includes(mode))) continue;
      const claim = template.map('metadata')?.string('name') ?? '';
      (found ??= []).push({
        at: `${template.pointer('spec')}/accessModes`,
        message: `claim \`${claim}\` of StatefulSet \`${name}\` does not ask for a volume of its own: \`accessModes\` is ${modes.length === 0 ? 'not set' : `\`${modes.join(', ')}\``}`,
      });
    }
    return found;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that only its own pod uses each volume, and that the StatefulSet may be made anew: its claim templates cannot be changed.',
    edits: ({ at }) => [{ op: 'set', at, value: ['ReadWriteOnce'] }],
  },
};
