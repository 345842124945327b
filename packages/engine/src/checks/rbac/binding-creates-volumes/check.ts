import { createVolumes } from '../../../analyzers/rbac/known-rights.ts';
import { clusterRoleBindingKinds } from '../../../model/rbac.ts';
import type { SnapshotCheck } from '../../check.ts';
import { givenBy, searchFor } from '../given-rules.ts';

const search = searchFor('create persistent volumes', createVolumes);

/** All: it lists who holds the right; the role itself is judged where it stands. */
export const bindingCreatesVolumes: SnapshotCheck = {
  id: 'binding-creates-volumes',
  title: 'Binding lets its subjects create persistent volumes',
  severity: 'high',
  gain: 'Whoever controls one of the subjects and runs a pod reads and writes the files of a node.',
  why: 'It shows who holds the right: a PersistentVolume may be a `hostPath`, and Pod Security does not look behind a claim.',
  remedy: 'Remove the subject; users need claims only, and provisioners have accounts of their own.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.9',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#persistent-volume-creation',
  ],
  aliases: ['kubescape:C-0278'],
  profile: 'all',
  on: 'snapshot',
  kinds: clusterRoleBindingKinds,
  evaluate: (binding, snapshot) => givenBy(binding, snapshot, search),
};
