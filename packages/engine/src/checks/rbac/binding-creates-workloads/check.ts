import { createWorkloads } from '../../../analyzers/rbac/known-rights.ts';
import { bindingKinds } from '../../../model/rbac.ts';
import type { SnapshotCheck } from '../../check.ts';
import { givenBy, searchFor } from '../given-rules.ts';

const search = searchFor('create workloads', createWorkloads);

/** All: it lists who holds the right; the role itself is judged where it stands. */
export const bindingCreatesWorkloads: SnapshotCheck = {
  id: 'binding-creates-workloads',
  title: 'Binding lets its subjects create workloads',
  severity: 'high',
  gain: 'Whoever controls one of the subjects runs pods as every service account of the namespaces in reach.',
  why: 'It shows who holds the right: a Deployment or a Job makes pods for whoever may create one, with the account and the Secrets that it names.',
  remedy: 'Bind the role to the deployer of one namespace with a RoleBinding, and to nobody else.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.4',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation',
  ],
  aliases: ['kube-linter:access-to-create-pods'],
  profile: 'all',
  on: 'snapshot',
  kinds: bindingKinds,
  evaluate: (binding, snapshot) => givenBy(binding, snapshot, search),
};
