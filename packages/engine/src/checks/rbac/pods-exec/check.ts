import { exec } from '../../../analyzers/rbac/known-rights.ts';
import { roleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';
import { closingPods } from '../rule-edits.ts';

const judgement: Judgement = {
  consequence: 'whoever is bound to it runs commands in every pod that the binding reaches',
};

export const podsExec: ResourceCheck = {
  id: 'pods-exec',
  title: 'Role runs commands inside pods',
  severity: 'high',
  gain: 'Whoever holds it has the files, the memory and the service account of every pod in reach.',
  why: 'A command inside a pod runs with the identity, the Secrets and the network of the pod, and where the pod is privileged it owns the node.',
  remedy: 'Remove `pods/exec`, or keep it in a role that is bound for an incident only.',
  references: [
    'https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  ],
  aliases: [
    'polaris:rolePodExecAttach',
    'polaris:clusterrolePodExecAttach',
    'kics:c589f42c-7924-4871-aee2-1cede9bc7cbc',
    'trivy:KSV-0053',
  ],
  profile: 'default',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role) => rightsGiven(role, exec, judgement),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify by the audit log that nobody with this role needs `exec`, as `kubectl exec`, `kubectl cp` and some operators do.',
    edits: closingPods('exec'),
  },
};
