import { servedResources, type ServedResource } from './api-resources.generated.ts';

/** True for an API group that Kubernetes serves by itself; the core group is the empty text. */
export function isBuiltInGroup(group: string): boolean {
  return servedResources.has(group);
}

/**
 * A resource or subresource of a built-in group as the API server serves it, in any version that we know, or as
 * something in the control plane asks the authorizer for it.
 */
export function servedResource(group: string, resource: string): ServedResource | undefined {
  return servedResources.get(group)?.get(resource) ?? askedOnly(group, resource);
}

/** The built-in groups that serve a resource or subresource; `extensions` only where nothing took its place. */
export function groupsOf(resource: string): readonly string[] {
  const groups = [...servedResources.keys()].filter((group) => servedResource(group, resource) !== undefined);
  const present = groups.filter((group) => group !== 'extensions');
  return present.length === 0 ? groups : present;
}

/** Names that no path leads to: kubelets, impersonation and admission ask the authorizer for them. */
const asked: ReadonlyMap<string, readonly string[]> = new Map([
  [
    '',
    [
      'users',
      'groups',
      'nodes/checkpoint',
      'nodes/configz',
      'nodes/healthz',
      'nodes/log',
      'nodes/metrics',
      'nodes/pods',
      'nodes/spec',
      'nodes/stats',
      'endpoints/restricted',
    ],
  ],
  ['authentication.k8s.io', ['users', 'groups', 'uids', 'serviceaccounts', 'nodes']],
  [
    'certificates.k8s.io',
    ['signers', 'certificatesigningrequests/nodeclient', 'certificatesigningrequests/selfnodeclient'],
  ],
  ['discovery.k8s.io', ['endpointslices/restricted']],
  ['resource.k8s.io', ['resourceclaims/binding', 'resourceclaims/driver']],
]);

const anyVerb: ServedResource = { isNamespaced: true, verbs: ['*'] };

function askedOnly(group: string, resource: string): ServedResource | undefined {
  if (resource.endsWith('/finalizers')) return anyVerb;
  if (group === 'authentication.k8s.io' && resource.startsWith('userextras/')) return anyVerb;
  return asked.get(group)?.includes(resource) === true ? anyVerb : undefined;
}
