import { listed } from '../../analyzers/rbac/rights.ts';
import type { Rule } from '../../model/rbac.ts';
import type { RuleFault } from './rules-at-fault.ts';

/** The weightiest `*` of a rule for resources, that for resources before that for verbs, and what it gives. */
export function wildcardOf({ at, verbs, apiGroups, resources }: Rule): RuleFault | undefined {
  const resource = resources.indexOf('*');
  const verb = verbs.indexOf('*');
  if (resources.length === 0 || (resource < 0 && verb < 0)) return undefined;
  const what = verb < 0 ? listed(verbs) : 'every verb';
  const where = resource < 0 ? listed(resources) : `every resource of ${groupsOf(apiGroups)}`;
  return {
    at: resource < 0 ? `${at}/verbs/${verb}` : `${at}/resources/${resource}`,
    text: `grants ${what} on ${where} by \`*\` in ${resource < 0 ? '`verbs`' : '`resources`, subresources included'}`,
  };
}

function groupsOf(apiGroups: readonly string[]): string {
  if (apiGroups.includes('*')) return 'every API group';
  const names = apiGroups.filter((group) => group !== '');
  const core = apiGroups.includes('') ? ['the core group'] : [];
  return [...core, ...(names.length > 0 ? [listed(names)] : [])].join(' and ');
}
