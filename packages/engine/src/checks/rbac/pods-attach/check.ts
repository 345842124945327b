import { attach } from '../../../analyzers/rbac/known-rights.ts';
import { roleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';
import { closingPods } from '../rule-edits.ts';

const judgement: Judgement = {
  consequence:
    'whoever is bound to it reads and types into the main process of every pod that the binding reaches',
};

export const podsAttach: ResourceCheck = {
  id: 'pods-attach',
  title: 'Role attaches to running containers',
  severity: 'medium',
  gain: 'Whoever holds it sees the output and feeds the input of running programs, a shell among them.',
  why: 'Attaching connects to the standard streams of the main process, past every login of the program itself.',
  remedy: 'Remove `pods/attach`, or keep it in a role that is bound for an incident only.',
  references: [
    'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_attach/',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  ],
  aliases: [
    'polaris:rolePodExecAttach',
    'polaris:clusterrolePodExecAttach',
    'kics:d45330fd-f58d-45fb-a682-6481477a0f84',
    'trivy:KSV-0054',
  ],
  profile: 'default',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => rightsGiven(role, attach, judgement),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify by the audit log that nobody with this role needs `attach`, as `kubectl attach` and `kubectl run -it` do.',
    edits: closingPods('attach'),
  },
};
