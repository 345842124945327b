import type { Fields } from './fields.ts';

/** Labels and annotations by which controllers mark the endpoints that they keep. */
const labels: readonly string[] = [
  'endpointslice.kubernetes.io/managed-by',
  'endpoints.kubernetes.io/managed-by',
];
const annotations: readonly string[] = [
  'endpoints.kubernetes.io/last-change-trigger-time',
  'control-plane.alpha.kubernetes.io/leader',
];

/** True for the metadata of Endpoints or an EndpointSlice that a controller keeps, as in every live cluster. */
export function isKeptByController(metadata: Fields): boolean {
  if (metadata.maps('ownerReferences').length > 0) return true;
  const ownLabels = metadata.map('labels');
  for (const key of labels) if (ownLabels?.has(key) === true) return true;
  const ownAnnotations = metadata.map('annotations');
  for (const key of annotations) if (ownAnnotations?.has(key) === true) return true;
  return false;
}
