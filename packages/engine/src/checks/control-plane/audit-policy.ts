import type { Fields } from '../../model/fields.ts';

/** Requests of which an audit policy has to record something. */
export interface AuditedRequest {
  readonly group: string;
  /** With the subresource behind a slash. */
  readonly resource: string;
  readonly verbs: readonly string[];
}

interface OneRequest {
  readonly group: string;
  readonly resource: string;
  readonly verb: string;
}

/**
 * The level of the first rule that matches a request of anybody to any object: rules for some users, namespaces or
 * names are passed over, whatever their level. `None` where no rule matches.
 */
export function levelOf(rules: readonly Fields[], request: OneRequest): string {
  const first = rules.find((rule) => isForEverybody(rule) && matches(rule, request));
  return first?.string('level') ?? 'None';
}

function isForEverybody(rule: Fields): boolean {
  const groups = rule.strings('userGroups');
  return (
    rule.strings('users').length === 0 &&
    rule.strings('namespaces').length === 0 &&
    (groups.length === 0 || groups.includes('system:authenticated'))
  );
}

function matches(rule: Fields, { group, resource, verb }: OneRequest): boolean {
  const verbs = rule.strings('verbs');
  if (verbs.length > 0 && !verbs.includes(verb)) return false;
  const groups = rule.maps('resources');
  if (groups.length === 0) return rule.strings('nonResourceURLs').length === 0;
  return groups.some(
    (entry) =>
      (entry.string('group') ?? '') === group &&
      entry.strings('resourceNames').length === 0 &&
      covers(entry.strings('resources'), resource),
  );
}

/** No names stand for all, and so does `*`; `pods/exec` is covered by `pods/*` and by its name under `*`, not by `pods`. */
function covers(names: readonly string[], resource: string): boolean {
  if (names.length === 0 || names.includes('*') || names.includes(resource)) return true;
  const slash = resource.indexOf('/');
  if (slash < 0) return false;
  return names.includes(`${resource.slice(0, slash)}/*`) || names.includes(`*${resource.slice(slash)}`);
}
