import { bind, escalate } from '../../../analyzers/rbac/known-rights.ts';
import { bindingKinds } from '../../../model/rbac.ts';
import type { SnapshotCheck } from '../../check.ts';
import { givenBy, searchFor } from '../given-rules.ts';

const search = searchFor('grant rights that they lack', [...bind, ...escalate], () => true);

/** All: it lists who holds the right; the role itself is judged where it stands. */
export const bindingEscalates: SnapshotCheck = {
  id: 'binding-escalates',
  title: 'Binding lets its subjects bind or escalate',
  severity: 'high',
  gain: 'Whoever controls one of the subjects gives itself rights that it lacks, up to cluster-admin.',
  why: 'It shows who holds the right: `bind` and `escalate` switch off the check that nobody grants what they lack.',
  remedy: 'Bind a role without these verbs, or one that names the roles in `resourceNames`.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.1.8',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#bind-verb',
  ],
  aliases: ['kubescape:C-0191'],
  profile: 'all',
  on: 'snapshot',
  kinds: bindingKinds,
  evaluate: (binding, snapshot) => givenBy(binding, snapshot, search),
};
