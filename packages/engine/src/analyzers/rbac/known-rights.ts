import type { Right } from './rights.ts';

const rbac = 'rbac.authorization.k8s.io';
const writing: readonly string[] = ['create', 'update', 'patch', 'delete', 'deletecollection'];

/** Reading Secrets; a `list` returns their contents too. */
export const readSecrets: readonly Right[] = [
  { group: '', resource: 'secrets', verbs: ['get', 'list', 'watch'] },
];

/** Changing Secrets; a `patch` returns what it changes. */
export const writeSecrets: readonly Right[] = [{ group: '', resource: 'secrets', verbs: writing }];

/** Making pods as such. */
export const createPods: readonly Right[] = [{ group: '', resource: 'pods', verbs: ['create'] }];

/** Making what makes pods. */
export const createWorkloads: readonly Right[] = [
  { group: '', resource: 'replicationcontrollers', verbs: ['create'] },
  { group: 'apps', resource: 'daemonsets', verbs: ['create'] },
  { group: 'apps', resource: 'deployments', verbs: ['create'] },
  { group: 'apps', resource: 'replicasets', verbs: ['create'] },
  { group: 'apps', resource: 'statefulsets', verbs: ['create'] },
  { group: 'batch', resource: 'cronjobs', verbs: ['create'] },
  { group: 'batch', resource: 'jobs', verbs: ['create'] },
];

/** Running commands in pods. */
export const exec: readonly Right[] = [
  { group: '', resource: 'pods', subresource: 'exec', verbs: ['create'] },
];

/** Attaching to the main process of containers. */
export const attach: readonly Right[] = [
  { group: '', resource: 'pods', subresource: 'attach', verbs: ['create'] },
];

/** What opens a command over a WebSocket, which is a GET. */
export const execByGet: readonly Right[] = [
  { group: '', resource: 'pods', subresource: 'exec', verbs: ['get'] },
  { group: '', resource: 'pods', subresource: 'attach', verbs: ['get'] },
];

/** Forwarding ports of pods. */
export const forwardPorts: readonly Right[] = [
  { group: '', resource: 'pods', subresource: 'portforward', verbs: ['create'] },
];

/** Binding roles with rights that one lacks; a RoleBinding may bind a ClusterRole, so a Role can give both. */
export const bind: readonly Right[] = [
  { group: rbac, resource: 'roles', verbs: ['bind'] },
  { group: rbac, resource: 'clusterroles', verbs: ['bind'] },
];

/** Writing rights into roles that one lacks. */
export const escalate: readonly Right[] = [
  { group: rbac, resource: 'roles', verbs: ['escalate'] },
  { group: rbac, resource: 'clusterroles', verbs: ['escalate'], isClusterWide: true },
];

/** Acting as others. */
export const impersonate: readonly Right[] = [
  { group: '', resource: 'users', verbs: ['impersonate'], isClusterWide: true },
  { group: '', resource: 'groups', verbs: ['impersonate'], isClusterWide: true },
  { group: '', resource: 'serviceaccounts', verbs: ['impersonate'] },
];

/** Making tokens of service accounts. */
export const createTokens: readonly Right[] = [
  { group: '', resource: 'serviceaccounts', subresource: 'token', verbs: ['create'] },
];

/** Making volumes, of paths of a node too. */
export const createVolumes: readonly Right[] = [
  { group: '', resource: 'persistentvolumes', verbs: ['create'], isClusterWide: true },
];

/** Calling kubelets through the API server. */
export const callKubelets: readonly Right[] = [
  { group: '', resource: 'nodes', subresource: 'proxy', verbs: ['get', 'create'], isClusterWide: true },
];

/** Changing admission webhooks. */
export const writeWebhooks: readonly Right[] = [
  {
    group: 'admissionregistration.k8s.io',
    resource: 'mutatingwebhookconfigurations',
    verbs: writing,
    isClusterWide: true,
  },
  {
    group: 'admissionregistration.k8s.io',
    resource: 'validatingwebhookconfigurations',
    verbs: writing,
    isClusterWide: true,
  },
];

/** Approving certificate requests. */
export const approveCertificates: readonly Right[] = [
  {
    group: 'certificates.k8s.io',
    resource: 'certificatesigningrequests',
    subresource: 'approval',
    verbs: ['update', 'patch'],
    isClusterWide: true,
  },
];

/** Deleting events. */
export const deleteEvents: readonly Right[] = [
  { group: '', resource: 'events', verbs: ['delete', 'deletecollection'] },
  { group: 'events.k8s.io', resource: 'events', verbs: ['delete', 'deletecollection'] },
];
