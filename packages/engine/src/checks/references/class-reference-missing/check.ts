import { namesOthers } from '../../about-slim.ts';
import type { SnapshotCheck } from '../../check.ts';
import { judgeReferences, nameOf, type ReferenceRules } from '../../referred.ts';

export const classReferenceMissing: SnapshotCheck = {
  id: 'class-reference-missing',
  title: 'Class that is named does not exist',
  severity: 'low',
  gain: 'An attacker gains nothing directly; a sandbox or a controller that was counted on does not take part.',
  why: 'Pods with a missing priority or runtime class are refused, claims with a missing storage class wait, and no controller looks after an Ingress or Gateway of a missing class.',
  remedy: 'Write the name of a class that the cluster has, or create the class with the manifests.',
  references: [
    'https://kubernetes.io/docs/concepts/containers/runtime-class/#usage',
    'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#pod-priority',
    'https://kubernetes.io/docs/concepts/storage/storage-classes/',
    'https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class',
  ],
  aliases: [],
  profile: 'strict',
  on: 'snapshot',
  kinds: [],
  concerns: namesOthers,
  evaluate: (resource, snapshot, target) => judgeReferences(resource, snapshot, target, rules),
};

const rules: ReferenceRules = {
  isMeant: ({ use }) => use === 'class',
  missing: (reference, from) =>
    `${from.kind} \`${from.name}\` asks for ${nameOf(reference)}, and there is none of that name`,
};
