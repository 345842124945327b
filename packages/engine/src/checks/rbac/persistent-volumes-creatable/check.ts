import { createVolumes } from '../../../analyzers/rbac/known-rights.ts';
import { clusterRoleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';

const judgement: Judgement = { consequence: 'whoever is bound to it makes a volume of any path of a node' };

export const persistentVolumesCreatable: ResourceCheck = {
  id: 'persistent-volumes-creatable',
  title: 'Cluster role creates persistent volumes',
  severity: 'high',
  gain: 'Whoever holds it and runs a pod reads and writes the files of a node.',
  why: 'A PersistentVolume may be a `hostPath`, and Pod Security admission does not look behind the claim of a pod.',
  remedy: 'Leave `create` on persistent volumes to storage provisioners; users need claims only.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.9',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#persistent-volume-creation',
  ],
  aliases: [],
  profile: 'strict',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: clusterRoleKinds,
  evaluate: (role) => rightsGiven(role, createVolumes, judgement),
};
