import { isKeptByController } from '../../../model/endpoints.ts';
import type { ResourceCheck } from '../../check.ts';

export const manualEndpoints: ResourceCheck = {
  id: 'manual-endpoints',
  title: 'Endpoints are written by hand',
  severity: 'low',
  gain: 'Whoever may change them sends the callers of a service to any address, pods of other namespaces included.',
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
    if (fields.maps(list).length === 0) return undefined;
    if (metadata !== undefined && isKeptByController(metadata)) return undefined;
    // The API server keeps the endpoints of its own service itself.
    if (namespace === 'default' && name === 'kubernetes') return undefined;
    return {
      at: fields.pointer(list),
      message: `${kind} \`${name}\` gives addresses that no controller keeps`,
    };
  },
};
