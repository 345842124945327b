import { createPods } from '../../../analyzers/rbac/known-rights.ts';
import { bindingKinds } from '../../../model/rbac.ts';
import type { SnapshotCheck } from '../../check.ts';
import { givenBy, searchFor } from '../given-rules.ts';

const search = searchFor('create pods', createPods);

/** All: it lists who holds the right; the role itself is judged where it stands. */
export const bindingCreatesPods: SnapshotCheck = {
  id: 'binding-creates-pods',
  title: 'Binding lets its subjects create pods',
  severity: 'high',
  gain: 'Whoever controls one of the subjects acts as every service account of the namespaces in reach and mounts their Secrets.',
  why: 'It shows who holds the right: a pod names its own service account, Secrets and volumes, so creating one gives what all of these hold.',
  remedy: 'Bind the role to the deployer of one namespace with a RoleBinding, and to nobody else.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.4',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation',
  ],
  aliases: ['kubescape:C-0188', 'kube-linter:access-to-create-pods'],
  profile: 'all',
  on: 'snapshot',
  kinds: bindingKinds,
  evaluate: (binding, snapshot) => givenBy(binding, snapshot, search),
};
