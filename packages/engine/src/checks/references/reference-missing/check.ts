import { namesOthers } from '../../about-slim.ts';
import type { SnapshotCheck } from '../../check.ts';
import { judgeReferences, nameOf, within, type ReferenceRules } from '../../referred.ts';

/** The kinds that have a check of their own. */
const othersLookAfter: ReadonlySet<string> = new Set([
  'ConfigMap',
  'Secret',
  'PersistentVolumeClaim',
  'Service',
  'ServiceAccount',
]);

export const referenceMissing: SnapshotCheck = {
  id: 'reference-missing',
  title: 'Object that is named does not exist',
  severity: 'low',
  gain: 'An attacker gains nothing directly; whoever may create an object of that name decides what the other one gets.',
  why: 'What was meant to be used is not there, so the object waits or does without it.',
  remedy: 'Correct the name, the kind or the namespace, or create the object.',
  references: [
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names',
    'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reserving-a-persistentvolume',
    'https://kubernetes.io/docs/concepts/services-networking/gateway/',
  ],
  aliases: ['monokle:LNK001'],
  profile: 'default',
  on: 'snapshot',
  kinds: [],
  concerns: namesOthers,
  evaluate: (resource, snapshot, target) => judgeReferences(resource, snapshot, target, rules),
};

const rules: ReferenceRules = {
  isMeant: ({ use, kindName }) => (use === 'other' || use === 'backend') && !othersLookAfter.has(kindName),
  missing: (reference, from) =>
    `${from.kind} \`${from.name}\` names ${nameOf(reference)}, and there is none of that name${within(reference.namespace)}`,
};
