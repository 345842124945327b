import { forwardPorts } from '../../../analyzers/rbac/known-rights.ts';
import { bindingKinds } from '../../../model/rbac.ts';
import type { SnapshotCheck } from '../../check.ts';
import { givenBy, searchFor } from '../given-rules.ts';

const search = searchFor('forward ports of pods', forwardPorts);

/** All: it lists who holds the right; the role itself is judged where it stands. */
export const bindingForwardsPorts: SnapshotCheck = {
  id: 'binding-forwards-ports',
  title: 'Binding lets its subjects forward ports',
  severity: 'medium',
  gain: 'Whoever controls one of the subjects talks to admin ports and databases that listen on the loopback address only.',
  why: 'It shows who holds the right: a forwarded port comes from inside the pod, past Services and past most network policies.',
  remedy: 'Remove the subject, or bind a support role of one namespace.',
  references: [
    'https://kubernetes.io/docs/tasks/access-application-cluster/port-forward-access-application-cluster/',
  ],
  aliases: ['kubescape:C-0063'],
  profile: 'all',
  on: 'snapshot',
  kinds: bindingKinds,
  evaluate: (binding, snapshot) => givenBy(binding, snapshot, search),
};
