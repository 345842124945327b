import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck } from '../../check.ts';

/** Labels and annotations by which controllers mark the endpoints that they keep. */
const managedLabels: readonly string[] = [
  'endpointslice.kubernetes.io/managed-by',
  'endpoints.kubernetes.io/managed-by',
];
const managedAnnotations: readonly string[] = [
  'endpoints.kubernetes.io/last-change-trigger-time',
  'control-plane.alpha.kubernetes.io/leader',
];

export const manualEndpoints: ResourceCheck = {
  id: 'manual-endpoints',
  title: 'Endpoints are written by hand',
  severity: 'low',
  gain: 'Who may change them sends the callers of a service to any address, pods of other namespaces included.',
  why: 'A controller writes endpoints for the pods that a selector matches; addresses written by hand are followed whoever answers there.',
  remedy: 'Give the service a selector and let the controller write its endpoints, or review each address.',
  references: [
    'CVE-2021-25740',
    'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: ['Endpoints', 'EndpointSlice.discovery.k8s.io'],
  evaluate: ({ fields, metadata, kind, name, namespace }) => {
    const list = kind === 'Endpoints' ? 'subsets' : 'endpoints';
    if (fields.maps(list).length === 0 || (metadata !== undefined && isManaged(metadata))) return undefined;
    // The API server keeps the endpoints of its own service itself.
    if (namespace === 'default' && name === 'kubernetes') return undefined;
    return {
      at: fields.pointer(list),
      message: `${kind} \`${name}\` gives addresses that no controller keeps`,
    };
  },
};

function isManaged(metadata: Fields): boolean {
  if (metadata.maps('ownerReferences').length > 0) return true;
  const labels = metadata.map('labels');
  for (const key of managedLabels) if (labels?.has(key) === true) return true;
  const annotations = metadata.map('annotations');
  for (const key of managedAnnotations) if (annotations?.has(key) === true) return true;
  return false;
}
