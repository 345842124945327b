import { servedResources } from '../../model/api-resources.generated.ts';
import { isBuiltInGroup, servedResource } from '../../model/api-resources.ts';
import type { Rule } from '../../model/rbac.ts';
import { listed } from './rights.ts';

const usualVerbs: readonly string[] = [
  'get',
  'list',
  'watch',
  'create',
  'update',
  'patch',
  'delete',
  'deletecollection',
];

/**
 * Why an entry of `resources` gives nothing; `undefined` where it gives something, or may: other API groups and verbs
 * of somebody's own are unknown.
 */
export function faultOf(entry: string, rule: Rule, isNamespaced: boolean): string | undefined {
  const { apiGroups, verbs, isBuiltIn, isUsual } = wordsOf(rule);
  if (entry === '*' || apiGroups.length === 0 || !isBuiltIn) return undefined;
  const slash = entry.indexOf('/');
  if (slash >= 0 && entry.endsWith('/*')) return 'RBAC has no pattern for subresources';
  if (entry.startsWith('*/')) return faultOfEvery(entry, apiGroups);
  if (!isUsual) return undefined;
  const served = apiGroups.flatMap((group) => servedResource(group, entry) ?? []);
  if (served.length === 0) return notServed(entry, apiGroups);
  if (isNamespaced && !reachesFromNamespace(entry, verbs) && served.every((one) => !one.isNamespaced)) {
    return 'it belongs to no namespace, and a Role reaches nothing outside its own';
  }
  const isTaken = verbs.some(
    (verb) => verb === '*' || served.some((one) => one.verbs.includes('*') || one.verbs.includes(verb)),
  );
  return isTaken
    ? undefined
    : `it does not take the ${verbs.length === 1 ? 'verb' : 'verbs'} ${listed(verbs)}`;
}

/** The groups and verbs of a rule, each once, as all its entries are held against them. */
interface RuleWords {
  readonly apiGroups: readonly string[];
  readonly verbs: readonly string[];
  readonly isBuiltIn: boolean;
  readonly isUsual: boolean;
}

const words = new WeakMap<Rule, RuleWords>();

function wordsOf(rule: Rule): RuleWords {
  const known = words.get(rule);
  if (known !== undefined) return known;
  const apiGroups = [...new Set(rule.apiGroups)];
  const verbs = [...new Set(rule.verbs)];
  const isBuiltIn = apiGroups.every((group) => isBuiltInGroup(group));
  const isUsual = verbs.every((verb) => verb === '*' || usualVerbs.includes(verb));
  const made = { apiGroups, verbs, isBuiltIn, isUsual };
  words.set(rule, made);
  return made;
}

/** A Role may give rights on its own namespace, and `bind` for the bindings in it. */
function reachesFromNamespace(entry: string, verbs: readonly string[]): boolean {
  if (entry === 'clusterroles') return verbs.includes('*');
  return entry === 'namespaces' || entry.startsWith('namespaces/');
}

/** What one subresource of everything, such as that for scaling, comes to. */
function faultOfEvery(entry: string, apiGroups: readonly string[]): string | undefined {
  const suffix = entry.slice(1);
  if (suffix === '/finalizers') return undefined;
  const isServed = apiGroups.some((group) =>
    [...(servedResources.get(group)?.keys() ?? [])].some((name) => name.endsWith(suffix)),
  );
  return isServed ? undefined : `no resource of ${groupsText(apiGroups)} has such a subresource`;
}

function notServed(entry: string, apiGroups: readonly string[]): string {
  const elsewhere = [...servedResources]
    .filter(([, resources]) => resources.has(entry))
    .map(([group]) => group);
  const nowhere = `${groupsText(apiGroups)} ${apiGroups.length === 1 ? 'has' : 'have'} no such resource`;
  return elsewhere.length === 0
    ? nowhere
    : `${nowhere}, ${groupsText(elsewhere)} ${elsewhere.length === 1 ? 'has' : 'have'}`;
}

function groupsText(groups: readonly string[]): string {
  const named = groups.filter((group) => group !== '');
  const core = named.length < groups.length ? ['the core group'] : [];
  return [...core, ...(named.length > 0 ? [listed(named)] : [])].join(' and ');
}
