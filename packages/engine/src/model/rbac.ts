import type { Fields } from './fields.ts';
import type { KindName, Resource } from './resource.ts';
import { readSelector, type Selector } from './selector.ts';

/** One rule of a Role or ClusterRole; the parts of a rule multiply. */
export interface Rule {
  readonly at: string;
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  /** Empty: every name, and requests that carry none. */
  readonly resourceNames: readonly string[];
  readonly nonResourceUrls: readonly string[];
}

/** What a Role or ClusterRole allows whoever is bound to it. */
export interface Role {
  /** True for a Role: it reaches nothing outside its namespace. */
  readonly isNamespaced: boolean;
  readonly rules: readonly Rule[];
  /** The labels of the ClusterRoles whose rules a controller collects into it (`aggregationRule`). */
  readonly collects: readonly Selector[];
}

/** Somebody that a binding gives a role to. */
export interface Subject {
  readonly at: string;
  /** `User`, `Group`, `ServiceAccount` or whatever was written. */
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
}

/** What a RoleBinding or ClusterRoleBinding gives to whom. */
export interface Binding {
  /** True for a ClusterRoleBinding: the role counts everywhere. */
  readonly isClusterWide: boolean;
  readonly roleRef: { readonly at: string; readonly kind: string; readonly name: string };
  readonly subjects: readonly Subject[];
}

/** A service account; no namespace where the manifest does not say it. */
export interface AccountRef {
  readonly namespace: string | undefined;
  readonly name: string;
}

/**
 * A request as the RBAC authorizer looks at it. Without `name` it is one that carries no name, such as `create`, or one
 * for an object that no rule names.
 */
export interface AccessRequest {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string;
  readonly name?: string;
}

const group = 'rbac.authorization.k8s.io';

export const clusterRoleKinds: readonly KindName[] = [`ClusterRole.${group}`];
export const namespacedRoleKinds: readonly KindName[] = [`Role.${group}`];
export const roleKinds: readonly KindName[] = [`Role.${group}`, `ClusterRole.${group}`];
export const clusterRoleBindingKinds: readonly KindName[] = [`ClusterRoleBinding.${group}`];
export const roleBindingKinds: readonly KindName[] = [`RoleBinding.${group}`];
export const bindingKinds: readonly KindName[] = [`RoleBinding.${group}`, `ClusterRoleBinding.${group}`];

const roles = new WeakMap<Resource, Role>();
const bindings = new WeakMap<Resource, Binding>();

/** The role that a Role or ClusterRole states; read once, as many checks ask for it. */
export function roleOf(resource: Resource): Role {
  const known = roles.get(resource);
  if (known !== undefined) return known;
  const role = {
    isNamespaced: resource.kind === 'Role',
    rules: resource.fields.maps('rules').map((fields) => readRule(fields)),
    collects: resource.fields.map('aggregationRule')?.maps('clusterRoleSelectors').map(readSelector) ?? [],
  };
  roles.set(resource, role);
  return role;
}

/** The binding that a RoleBinding or ClusterRoleBinding states; read once, as many checks ask for it. */
export function bindingOf(resource: Resource): Binding {
  const known = bindings.get(resource);
  if (known !== undefined) return known;
  const roleRef = resource.fields.map('roleRef');
  const binding = {
    isClusterWide: resource.kind === 'ClusterRoleBinding',
    roleRef: {
      at: resource.fields.pointer('roleRef'),
      kind: roleRef?.string('kind') ?? '',
      name: roleRef?.string('name') ?? '',
    },
    subjects: resource.fields.maps('subjects').map((fields) => readSubject(fields)),
  };
  bindings.set(resource, binding);
  return binding;
}

/** True where one rule by itself allows a request: the authorizer never combines rules. */
export function grants(rule: Rule, request: AccessRequest): boolean {
  return (
    reaches(rule, request) &&
    (rule.resourceNames.length === 0 || rule.resourceNames.includes(request.name ?? ''))
  );
}

/** True where a rule allows a request on some object at least, whatever names it is limited to. */
export function reaches(rule: Rule, request: AccessRequest): boolean {
  return (
    includesVerb(rule, request.verb) &&
    includesGroup(rule, request.group) &&
    resourceEntry(rule, request.resource, request.subresource) >= 0
  );
}

/** True where the verbs of a rule include one; there are no prefixes and no partial wildcards. */
export function includesVerb(rule: Rule, verb: string): boolean {
  return rule.verbs.includes('*') || rule.verbs.includes(verb);
}

/** True where the API groups of a rule include one; the core group is the empty text. */
export function includesGroup(rule: Rule, apiGroup: string): boolean {
  return rule.apiGroups.includes('*') || rule.apiGroups.includes(apiGroup);
}

/**
 * The position in `resources` that covers a resource or subresource, the widest one first; -1 where none does. `*`
 * covers subresources too, `pods` does not cover `pods/exec`, and `pods/*` covers nothing that exists.
 */
export function resourceEntry(rule: Rule, resource: string, subresource?: string): number {
  const every = rule.resources.indexOf('*');
  if (every >= 0) return every;
  if (subresource === undefined) return rule.resources.indexOf(resource);
  const everySub = rule.resources.indexOf(`*/${subresource}`);
  return everySub >= 0 ? everySub : rule.resources.indexOf(`${resource}/${subresource}`);
}

/** True where a rule allows a method on a path outside the resources, such as `/metrics`. */
export function grantsUrl(rule: Rule, verb: string, path: string): boolean {
  return includesVerb(rule, verb) && rule.nonResourceUrls.some((url) => coversUrl(url, path));
}

const accountPrefix = 'system:serviceaccount:';

/** The service account that a subject is, written as one or as the user that it authenticates as. */
export function accountOf(subject: Subject, bindingNamespace: string | undefined): AccountRef | undefined {
  if (subject.kind === 'ServiceAccount') {
    return { namespace: subject.namespace || bindingNamespace, name: subject.name };
  }
  if (subject.kind !== 'User' || !subject.name.startsWith(accountPrefix)) return undefined;
  const rest = subject.name.slice(accountPrefix.length);
  const colon = rest.indexOf(':');
  return colon < 0 ? undefined : { namespace: rest.slice(0, colon), name: rest.slice(colon + 1) };
}

const ownRoles: readonly string[] = ['cluster-admin', 'admin', 'edit', 'view'];
const ownPrefixes: readonly string[] = ['system:', 'kubeadm:', 'gce:', 'eks:'];

/**
 * True for the roles and bindings that Kubernetes, kubeadm or a provider makes and keeps in every cluster, by the names
 * that are reserved for them.
 */
export function isBuiltIn({ kind, name }: Pick<Resource, 'kind' | 'name'>): boolean {
  return kind === 'ClusterRole' ? isBuiltInRoleName(name) : hasOwnPrefix(name);
}

/** True for the name of a ClusterRole that every cluster has. */
export function isBuiltInRoleName(name: string): boolean {
  return ownRoles.includes(name) || hasOwnPrefix(name);
}

function hasOwnPrefix(name: string): boolean {
  return ownPrefixes.some((prefix) => name.startsWith(prefix));
}

/** True for the ClusterRoleBinding that gives `system:masters` its role in every cluster, and to nobody else. */
export function isDefaultAdminBinding(name: string, { isClusterWide, subjects }: Binding): boolean {
  if (name !== 'cluster-admin' || !isClusterWide) return false;
  return subjects.every(({ kind, name }) => kind === 'Group' && name === 'system:masters');
}

function readRule(fields: Fields): Rule {
  return {
    at: fields.at,
    verbs: fields.strings('verbs'),
    apiGroups: fields.strings('apiGroups'),
    resources: fields.strings('resources'),
    resourceNames: fields.strings('resourceNames'),
    nonResourceUrls: fields.strings('nonResourceURLs'),
  };
}

function readSubject(fields: Fields): Subject {
  return {
    at: fields.at,
    kind: fields.string('kind') ?? '',
    name: fields.string('name') ?? '',
    namespace: fields.string('namespace'),
  };
}

function coversUrl(url: string, path: string): boolean {
  if (url === '*' || url === path) return true;
  if (!url.endsWith('*')) return false;
  let end = url.length;
  while (url[end - 1] === '*') end -= 1;
  return path.startsWith(url.slice(0, end));
}
