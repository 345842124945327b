import { execByGet } from '../../../analyzers/rbac/known-rights.ts';
import { roleKinds } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';
import { rightsGiven, type Judgement } from '../rights-given.ts';
import { closingPods } from '../rule-edits.ts';

/** From this minor on the gate `AuthorizePodWebsocketUpgradeCreatePermission` is on by default. */
const asksForCreate = 35;
const before: Judgement = {
  consequence:
    'whoever is bound to it opens a WebSocket, which is a GET, and runs commands in every pod in reach',
};
const since: Judgement = {
  consequence:
    'enough to run commands where the API server is older than 1.35 or has `AuthorizePodWebsocketUpgradeCreatePermission` off, and no use elsewhere',
};

export const podsExecByGet: ResourceCheck = {
  id: 'pods-exec-by-get',
  title: 'Role opens commands in pods by get',
  severity: 'medium',
  gain: 'Whoever holds it runs commands in every pod in reach, with a verb that looks like reading.',
  why: 'A WebSocket starts as a GET, so before 1.35 `get` on `pods/exec` or `pods/attach` was all it took; since then `create` is asked for too, and `get` alone is of no use.',
  remedy: 'Remove `pods/exec` and `pods/attach` from rules that are meant to read.',
  references: [
    'https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  ],
  aliases: ['polaris:rolePodExecAttach', 'polaris:clusterrolePodExecAttach'],
  profile: 'default',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources', 'pods-exec', 'pods-attach'],
  on: 'resource',
  kinds: roleKinds,
  evaluate: (role, target) => rightsGiven(role, execByGet, target.minor < asksForCreate ? before : since),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify by the audit log that nobody with this role opens `exec` or `attach`, by `GET` or `POST`: both are refused then.',
    edits: closingPods('exec', 'attach'),
  },
};
