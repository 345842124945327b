import { includesGroup, includesVerb, resourceEntry, type Rule } from '../../model/rbac.ts';

/** Verbs on one resource or subresource. */
export interface Right {
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string;
  readonly verbs: readonly string[];
  /** It concerns no namespace, so a Role cannot give it. */
  readonly isClusterWide?: true;
}

/** What a rule gives of some rights. */
export interface Grant {
  /** Pointer of the entry of `resources` that does it; the widest one where there are several. */
  readonly at: string;
  /** Which verbs on which resources, as text. */
  readonly text: string;
}

/** What a rule gives of some rights, `resourceNames` left aside; `undefined` where it gives none of them. */
export function grantOf(rule: Rule, rights: readonly Right[], isNamespaced: boolean): Grant | undefined {
  let entry = -1;
  let given: Right[] | undefined;
  for (const right of rights) {
    if (right.isClusterWide && isNamespaced) continue;
    const position = entryFor(rule, right);
    if (position < 0) continue;
    if (entry < 0) entry = position;
    given ??= [];
    given.push(right);
  }
  if (given === undefined) return undefined;
  return { at: `${rule.at}/resources/${entry}`, text: textOf(rule, given, rule.resources[entry] ?? '') };
}

/** The position in `resources` by which a rule gives a right, at least one of its verbs; -1 where it does not. */
export function entryFor(rule: Rule, { group, resource, subresource, verbs }: Right): number {
  if (!includesGroup(rule, group)) return -1;
  const entry = resourceEntry(rule, resource, subresource);
  return entry >= 0 && verbs.some((verb) => includesVerb(rule, verb)) ? entry : -1;
}

/** Names as text: `a`, `b` and `c`. */
export function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} and ${last}`;
}

function textOf(rule: Rule, given: readonly Right[], entry: string): string {
  const verbs = new Set(given.flatMap((right) => right.verbs.filter((verb) => rule.verbs.includes(verb))));
  const resources = listed([...new Set(given.map((right) => nameOf(right)))]);
  const through = entry.includes('*') ? `\`${entry}\`, which covers ${resources}` : resources;
  return `${rule.verbs.includes('*') ? 'every verb' : listed([...verbs])} on ${through}`;
}

/** The way `kubectl` names a resource: `deployments.apps`, `pods/exec`. */
function nameOf({ group, resource, subresource }: Right): string {
  const name = group === '' ? resource : `${resource}.${group}`;
  return subresource === undefined ? name : `${name}/${subresource}`;
}
