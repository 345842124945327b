import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck } from '../../check.ts';

/** The cluster's own, whose owner is the cluster. */
const builtIn: ReadonlySet<string> = new Set(['default', 'kube-node-lease', 'kube-public', 'kube-system']);

/** Words in a key that say whose a namespace is, or to which part of a system it belongs. */
const owner =
  /owner|team|tenant|contact|maintainer|department|business|cost|project|squad|part-of|creator|responsible|instance|managed-by/iu;

export const namespaceBoundariesMissing: ResourceCheck = {
  id: 'namespace-boundaries-missing',
  title: 'Namespace does not say whose it is',
  severity: 'info',
  gain: "Nothing directly: rights and policies for a namespace without an owner are nobody's to narrow.",
  why: 'A namespace separates one duty from another only while somebody answers for what is in it.',
  remedy: 'Add a label or annotation with the team or system, such as `example.com/owner: shop`.',
  references: [
    'CIS Kubernetes Benchmark: Create administrative boundaries between resources using namespaces',
    'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  ],
  aliases: [],
  profile: 'all',
  on: 'resource',
  kinds: ['Namespace'],
  evaluate: ({ name, metadata, fields }) => {
    if (builtIn.has(name)) return undefined;
    if (namesOwner(metadata?.map('labels')) || namesOwner(metadata?.map('annotations'))) return undefined;
    return {
      at: metadata?.pointer('labels') ?? fields.pointer('metadata'),
      message: `no label or annotation says whose the namespace \`${name}\` is`,
    };
  },
};

function namesOwner(map: Fields | undefined): boolean {
  return map !== undefined && Object.keys(map.object).some((key) => owner.test(key));
}
