import { isBuiltInGroup, servedResource } from '../model/api-resources.ts';
import { embeddedPods } from '../model/embedded-pods.ts';
import { referringKinds } from '../model/references.ts';
import type { KindName } from '../model/resource.ts';
import { workloadKinds } from '../model/workload.ts';
import { detailedKinds } from '../snapshot/details.ts';
import { catalogue } from './catalogue.ts';

/** A kind as the API server serves it. */
export interface ReadKind {
  /** Empty for the core group. */
  readonly group: string;
  readonly kind: string;
  /** The resource by its usual name; a server may say another. */
  readonly resource: string;
  /** Whether it lies in namespaces; `undefined` for kinds of others, which the server tells. */
  readonly isNamespaced: boolean | undefined;
}

/**
 * Every kind that some check, or what checks on relations are told, looks at in a cluster: those that checks name, those
 * that hold pods, those that name other objects, and those that these may name. In the order of group and kind.
 */
export function kindsRead(): readonly ReadKind[] {
  const names = new Set<KindName>([
    ...catalogue.flatMap((check) => ('kinds' in check ? check.kinds : [])),
    ...workloadKinds,
    ...embeddingKinds,
    ...referringKinds,
    ...detailedKinds,
    ...namedByOthers,
  ]);
  return [...names]
    .map(readKind)
    .filter(isServed)
    .toSorted((a, b) => compare(a.group, b.group) || compare(a.kind, b.kind));
}

/** The custom kinds that hold pods; those that an operator makes from another are judged there. */
const embeddingKinds: readonly KindName[] = [...embeddedPods].flatMap(([kindName, { isDerived }]) =>
  isDerived ? [] : kindName,
);

/** What references lead to and nothing else reads. */
const namedByOthers: readonly KindName[] = [
  'GatewayClass.gateway.networking.k8s.io',
  'IngressClass.networking.k8s.io',
  'PriorityClass.scheduling.k8s.io',
  'RuntimeClass.node.k8s.io',
  'StorageClass.storage.k8s.io',
];

function readKind(kindName: KindName): ReadKind {
  const dot = kindName.indexOf('.');
  const kind = dot < 0 ? kindName : kindName.slice(0, dot);
  const group = dot < 0 ? '' : kindName.slice(dot + 1);
  const resource = pluralOf(kind.toLowerCase());
  return { group, kind, resource, isNamespaced: servedResource(group, resource)?.isNamespaced };
}

/** Files of programs are of a kind too, and no server knows it. */
function isServed({ group, resource }: ReadKind): boolean {
  if (isBuiltInGroup(group)) return servedResource(group, resource) !== undefined;
  if (group === 'extensions' || noServers.has(group)) return false;
  return !group.endsWith('.config.k8s.io');
}

const noServers: ReadonlySet<string> = new Set([
  'audit.k8s.io',
  'eksctl.io',
  'kops.k8s.io',
  'kubeadm.k8s.io',
]);

/** English, as the API conventions of Kubernetes have it. */
function pluralOf(word: string): string {
  if (word === 'endpoints' || word.endsWith('constraints')) return word;
  if (/(?:s|x|z|ch|sh)$/u.test(word)) return `${word}es`;
  return /[^aeiou]y$/u.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
