import { holdsPod } from '../../about-slim.ts';
import type { SnapshotCheck } from '../../check.ts';
import { judgeReferences, within, type ReferenceRules } from '../../referred.ts';

export const volumeClaimMissing: SnapshotCheck = {
  id: 'volume-claim-missing',
  title: 'Volume claim that the pod names is missing',
  severity: 'low',
  gain: 'An attacker gains nothing directly; whoever may create a claim of that name decides which data the workload reads.',
  why: 'A pod whose claim does not exist is never scheduled.',
  remedy: 'Create the PersistentVolumeClaim in the same namespace, or write the name of one that exists.',
  references: [
    'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes',
    'https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/#Volume',
  ],
  aliases: ['monokle:LNK001'],
  profile: 'default',
  on: 'snapshot',
  kinds: [],
  concerns: holdsPod,
  evaluate: (workload, snapshot, target) =>
    workload.pod === undefined ? undefined : judgeReferences(workload, snapshot, target, rules),
};

const rules: ReferenceRules = {
  isMeant: ({ kindName }) => kindName === 'PersistentVolumeClaim',
  missing: ({ name, namespace }, from) =>
    `${from.kind} \`${from.name}\` mounts claim \`${name}\`, and there is none of that name${within(namespace)}`,
};
