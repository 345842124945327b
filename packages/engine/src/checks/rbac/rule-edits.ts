import { roleOf, type Rule } from '../../model/rbac.ts';
import type { Resource } from '../../model/resource.ts';
import type { Edit, Fix } from '../check.ts';

type Edits = Fix<Resource>['edits'];

/** The rule that a violation lies in, or is about. */
export function ruleAt(resource: Resource, at: string): Rule | undefined {
  return roleOf(resource).rules.find((rule) => at === rule.at || at.startsWith(`${rule.at}/`));
}

/** The entry of a list of a rule that a violation is about. */
export function entryAt(list: readonly string[], at: string): string {
  return list[Number(at.slice(at.lastIndexOf('/') + 1))] ?? '';
}

/**
 * Takes entries out of one of the lists of a rule; the rule goes where none is left, as the API server refuses one
 * without resources or verbs.
 */
export function takenOut(
  rule: Rule,
  key: 'resources' | 'verbs',
  isUnwanted: (entry: string) => boolean,
): readonly Edit[] {
  const list = rule[key];
  if (list.every(isUnwanted)) return [{ op: 'remove', at: rule.at }];
  return list.flatMap((entry, index) =>
    isUnwanted(entry) ? [{ op: 'remove', at: `${rule.at}/${key}/${index}` }] : [],
  );
}

/** What lets somebody into a running pod: each is a fault of its own, and a rule with nothing else goes as a whole. */
const intoPods: readonly string[] = ['exec', 'attach', 'portforward', 'ephemeralcontainers'];

/** Takes subresources of pods that let somebody in out of the rule; `*` stands for more than them. */
export function closingPods(...subresources: readonly string[]): Edits {
  return ({ at }, resource) => {
    const rule = ruleAt(resource, at);
    if (rule === undefined || rule.resources.includes('*')) return [];
    if (rule.resources.every((entry) => isOf(entry, intoPods))) return [{ op: 'remove', at: rule.at }];
    return takenOut(rule, 'resources', (entry) => isOf(entry, subresources));
  };
}

function isOf(entry: string, subresources: readonly string[]): boolean {
  return subresources.some((name) => entry === `pods/${name}` || entry === `*/${name}`);
}

/** Takes a subject out of a binding; a violation is about its name. */
export const withoutSubject: Edits = ({ at }) => [{ op: 'remove', at: at.slice(0, at.lastIndexOf('/')) }];
