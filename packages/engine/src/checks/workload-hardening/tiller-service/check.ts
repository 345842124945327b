import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck } from '../../check.ts';

/** The name as a word of its own, not inside another one such as `distiller`. */
const tiller = /(?:^|[^a-z])tiller/u;

export const tillerService: ResourceCheck = {
  id: 'tiller-service',
  title: 'Service leads to Helm 2 Tiller',
  severity: 'high',
  gain: 'Whoever uses the service installs anything in the cluster, usually as cluster administrator.',
  why: 'The service gives Tiller a name that every pod can call, and Tiller does not ask who calls.',
  remedy: 'Delete the service together with Tiller, and move the releases to Helm 3 or later.',
  references: [
    'https://helm.sh/docs/faq/changes_since_helm2/',
    'https://helm.sh/blog/helm-v2-deprecation-timeline/',
  ],
  aliases: [
    'checkov:CKV_K8S_44',
    'kics:8b862ca9-0fbd-4959-ad72-b6609bdaa22d',
    'kics:6d173be7-545a-46c6-a81d-2ae52ed1605d',
  ],
  profile: 'default',
  on: 'resource',
  kinds: ['Service'],
  evaluate: ({ name, fields, metadata }) => {
    const at = tiller.test(name)
      ? metadata?.pointer('name')
      : (pointerOfTiller(fields.map('spec'), 'selector') ?? pointerOfTiller(metadata, 'labels'));
    if (at === undefined) return undefined;
    return { at, message: `service \`${name}\` leads to Tiller, the server side of Helm 2` };
  },
};

/** Pointer of the first entry of a map of strings whose value names Tiller. */
function pointerOfTiller(owner: Fields | undefined, key: 'selector' | 'labels'): string | undefined {
  for (const [entry, value] of owner?.stringMap(key) ?? []) {
    if (tiller.test(value)) return owner?.map(key)?.pointer(entry);
  }
  return undefined;
}
