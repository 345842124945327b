import type { ResourceCheck } from '../../check.ts';
import type { Fields } from '../../../model/fields.ts';

const optOuts: readonly {
  readonly in: 'labels' | 'annotations';
  readonly key: string;
  readonly value: string;
}[] = [
  { in: 'labels', key: 'istio-injection', value: 'disabled' },
  { in: 'labels', key: 'istio.io/dataplane-mode', value: 'none' },
  { in: 'annotations', key: 'linkerd.io/inject', value: 'disabled' },
];

/** Namespaces of the cluster itself and of the meshes. */
const system: ReadonlySet<string> = new Set([
  'istio-operator',
  'istio-system',
  'kube-node-lease',
  'kube-public',
  'kube-system',
  'linkerd',
]);

export const meshNamespaceOptedOut: ResourceCheck = {
  id: 'mesh-namespace-opted-out',
  title: 'Namespace opts out of the mesh',
  severity: 'low',
  gain: 'A break-in into any pod reaches the pods of the namespace without an identity and past every rule of the mesh.',
  why: 'The pods of such a namespace have neither mutual TLS nor authorization by the mesh.',
  remedy:
    'Remove the label or annotation, or record the exception and close the namespace off with a NetworkPolicy.',
  references: [
    'https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy',
    'https://linkerd.io/2/features/proxy-injection/',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: ['Namespace'],
  evaluate: ({ metadata, name }) => {
    if (metadata === undefined || system.has(name)) return undefined;
    for (const { in: place, key, value } of optOuts) {
      const map = metadata.has(place) ? metadata.map(place) : undefined;
      if (map === undefined || !map.has(key) || map.string(key) !== value) continue;
      return {
        at: map.pointer(key),
        message: `namespace \`${name}\` stays outside of the mesh by \`${key}: ${value}\``,
      };
    }
    return undefined;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the pods work with a proxy, which they get at their next start: try it with a copy of one of them.',
    edits: (_, { metadata }) =>
      metadata === undefined ? [] : optOutsIn(metadata).map((at) => ({ op: 'remove', at })),
  },
};

/** Where the metadata say so; a namespace may opt out of several meshes. */
function optOutsIn(metadata: Fields): readonly string[] {
  return optOuts.flatMap(({ in: place, key, value }) => {
    const map = metadata.map(place);
    return map?.string(key) === value ? map.pointer(key) : [];
  });
}
