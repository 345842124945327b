import { deleteEvents } from '../../../analyzers/rbac/known-rights.ts';
import { bindingKinds } from '../../../model/rbac.ts';
import type { SnapshotCheck } from '../../check.ts';
import { givenBy, searchFor } from '../given-rules.ts';

const search = searchFor('delete events', deleteEvents);

/** All: it lists who holds the right; the role itself is judged where it stands. */
export const bindingDeletesEvents: SnapshotCheck = {
  id: 'binding-deletes-events',
  title: 'Binding lets its subjects delete events',
  severity: 'low',
  gain: 'Whoever controls one of the subjects removes the traces of what it did.',
  why: 'It shows who holds the right: events are where an operator first looks for what happened.',
  remedy: 'Remove the subject, or bind a role without `delete` on events.',
  references: [
    'MITRE ATT&CK T1070: Indicator Removal',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
  ],
  aliases: ['kubescape:C-0031'],
  profile: 'all',
  on: 'snapshot',
  kinds: bindingKinds,
  evaluate: (binding, snapshot) => givenBy(binding, snapshot, search),
};
