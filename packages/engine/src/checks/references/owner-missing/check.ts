import { namesOthers } from '../../about-slim.ts';
import type { SnapshotCheck } from '../../check.ts';
import { judgeReferences, nameOf, within, type ReferenceRules } from '../../referred.ts';

export const ownerMissing: SnapshotCheck = {
  id: 'owner-missing',
  title: 'Owner that the object names is missing',
  severity: 'low',
  gain: 'An attacker gains nothing directly; what the object protected or kept is deleted without anybody asking for it.',
  why: 'The garbage collector deletes an object whose owners no longer exist.',
  remedy: 'Remove `metadata.ownerReferences` from the manifest; controllers write it themselves.',
  references: [
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/',
    'https://kubernetes.io/docs/concepts/architecture/garbage-collection/#orphaned-dependents',
  ],
  aliases: ['monokle:LNK003'],
  profile: 'default',
  on: 'snapshot',
  kinds: [],
  concerns: namesOthers,
  evaluate: (resource, snapshot, target) => judgeReferences(resource, snapshot, target, rules),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that nothing in the cluster owns the object: without the reference it stays when its owner is deleted.',
    edits: ({ at }) => [{ op: 'remove', at: at.slice(0, at.lastIndexOf('/')) }],
  },
};

const rules: ReferenceRules = {
  isMeant: ({ use }) => use === 'owner',
  missing: (reference, { kind, name }) =>
    `${kind} \`${name}\` is owned by ${nameOf(reference)}, and there is none of that name${within(reference.namespace)}`,
};
