import { isBuiltInGroup } from '../../model/api-resources.ts';
import type { Rule } from '../../model/rbac.ts';
import type { Resource } from '../../model/resource.ts';
import { grantOf, type Grant, type Right } from './rights.ts';

/** A default role for users that collects the rules of labelled ClusterRoles. */
export type ReceivingRole = 'view' | 'edit' | 'admin';

/** A default role that a ClusterRole is collected into, and the label that says so. */
export interface Receiver {
  readonly role: ReceivingRole;
  readonly at: string;
}

const labelPrefix = 'rbac.authorization.k8s.io/aggregate-to-';
/** The mildest first: `view` is collected into `edit`, and that into `admin`. */
const receivingRoles: readonly ReceivingRole[] = ['view', 'edit', 'admin'];

/** The mildest default role that a ClusterRole is collected into. */
export function receiverOf(resource: Resource): Receiver | undefined {
  return receiversOf(resource)[0];
}

/** The default roles that a ClusterRole is collected into by labels of its own, the mildest first. */
export function receiversOf({ metadata }: Resource): readonly Receiver[] {
  const labels = metadata?.map('labels');
  if (labels === undefined) return [];
  return receivingRoles.flatMap((role) => {
    const key = `${labelPrefix}${role}`;
    return labels.has(key) && labels.string(key) === 'true' ? { role, at: labels.pointer(key) } : [];
  });
}

const rbac = 'rbac.authorization.k8s.io';
/** Ways beyond the rights of the role and its namespace, for every one of the three. */
const beyond: readonly Right[] = [
  { group: rbac, resource: 'roles', verbs: ['escalate', 'bind'] },
  { group: rbac, resource: 'clusterroles', verbs: ['escalate', 'bind'] },
  { group: '', resource: 'users', verbs: ['impersonate'] },
  { group: '', resource: 'groups', verbs: ['impersonate'] },
  { group: '', resource: 'nodes', subresource: 'proxy', verbs: ['get', 'create'] },
];
const roleWrites: readonly Right[] = ['roles', 'rolebindings', 'clusterroles', 'clusterrolebindings'].map(
  (resource) => ({ group: rbac, resource, verbs: ['create', 'update', 'patch'] }),
);
const hiddenFromView: readonly Right[] = [
  { group: '', resource: 'secrets', verbs: ['get', 'list', 'watch'] },
  ...['exec', 'attach', 'portforward', 'proxy'].map((subresource) => ({
    group: '',
    resource: 'pods',
    subresource,
    verbs: ['get'],
  })),
];
const tooMuch: Readonly<Record<ReceivingRole, readonly Right[]>> = {
  view: [...hiddenFromView, ...beyond],
  edit: [...roleWrites, ...beyond],
  admin: beyond,
};
const readingVerbs: readonly string[] = ['get', 'list', 'watch'];

/** What a rule adds to a default role that the role is made to leave out; a rule with names adds little. */
export function tooStrong(rule: Rule, role: ReceivingRole): Grant | undefined {
  if (rule.resources.length === 0 || rule.resourceNames.length > 0) return undefined;
  return (
    everything(rule) ?? grantOf(rule, tooMuch[role], false) ?? (role === 'view' ? writing(rule) : undefined)
  );
}

function everything({ at, apiGroups, resources }: Rule): Grant | undefined {
  const entry = resources.indexOf('*');
  if (entry < 0 || !apiGroups.some((group) => group === '*' || isBuiltInGroup(group))) return undefined;
  return { at: `${at}/resources/${entry}`, text: 'every resource of an API group of Kubernetes' };
}

function writing({ at, verbs }: Rule): Grant | undefined {
  const entry = verbs.findIndex((verb) => !readingVerbs.includes(verb));
  return entry < 0 ? undefined : { at: `${at}/verbs/${entry}`, text: `the verb \`${verbs[entry]}\`` };
}
