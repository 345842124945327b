import { listed } from '../../analyzers/rbac/rights.ts';
import type { Rule } from '../../model/rbac.ts';
import type { Search } from './given-rules.ts';

/** All verbs that the API server knows for objects; who names each of them leaves none out. */
const everyVerb: readonly string[] = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'];

/** True where a rule gives every verb on every resource of the groups that it names, whatever their names. */
export function isFull({ verbs, resources, resourceNames }: Rule): boolean {
  if (!resources.includes('*') || resourceNames.length > 0) return false;
  return verbs.includes('*') || everyVerb.every((verb) => verbs.includes(verb));
}

/** A search for rules that give everything in every API group. */
export const everything: Search = {
  lets: 'do everything',
  grantedBy: (rule) =>
    isFull(rule) && rule.apiGroups.includes('*')
      ? `${rule.verbs.includes('*') ? 'every verb' : listed(rule.verbs)} on every resource of every API group`
      : undefined,
};
