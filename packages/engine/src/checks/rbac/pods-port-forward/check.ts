import { forwardPorts } from '../../../analyzers/rbac/known-rights.ts';
import { roleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';
import { closingPods } from '../rule-edits.ts';

const judgement: Judgement = {
  consequence:
    'whoever is bound to it reaches every port of the pods in reach, those on the loopback address included',
};

export const podsPortForward: ResourceCheck = {
  id: 'pods-port-forward',
  title: 'Role forwards ports from pods',
  severity: 'medium',
  gain: 'Whoever holds it talks to admin ports and databases that listen on the loopback address only.',
  why: 'A forwarded port comes from inside the pod, past Services and past most NetworkPolicy, so what trusts its own host trusts the caller.',
  remedy: 'Remove `pods/portforward`, or keep it in a support role of one namespace.',
  references: [
    'https://kubernetes.io/docs/tasks/access-application-cluster/port-forward-access-application-cluster/',
  ],
  aliases: ['kics:38fa11ef-dbcc-4da8-9680-7e1fd855b6fb'],
  profile: 'strict',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => rightsGiven(role, forwardPorts, judgement),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify by the audit log that nobody with this role needs `portforward`, as `kubectl port-forward` and some plugins do.',
    edits: closingPods('portforward'),
  },
};
