import { isObject } from '@plimsoll/engine';

import { textAt, type Member } from './members.ts';

/** What an object is selected by while it is built. */
export interface Selectable {
  readonly group: string;
  readonly version: string;
  /** All kinds that it has had, the present one last. */
  readonly kinds: readonly string[];
  /** All names that it has had, the present one last. */
  readonly names: readonly string[];
  readonly namespaces: readonly string[];
  readonly labels: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, string>;
}

/** Whether a `target` or `select` takes an object: Kustomize's regular expressions, each for the whole of its field. */
export function isSelected(target: Member, object: Selectable): boolean {
  if (!isObject(target.value)) return false;
  const takes = (field: string, values: readonly string[]): boolean => {
    const pattern = textAt(target, field);
    return pattern === undefined || pattern === '' || values.some((value) => isMatch(pattern, value));
  };
  return (
    takes('group', [object.group]) &&
    takes('version', [object.version]) &&
    takes('kind', object.kinds) &&
    takes('name', object.names) &&
    takes('namespace', object.namespaces.length === 0 ? ['', 'default'] : object.namespaces) &&
    holdsAll(textAt(target, 'labelSelector') ?? '', object.labels) &&
    holdsAll(textAt(target, 'annotationSelector') ?? '', object.annotations)
  );
}

function isMatch(pattern: string, value: string): boolean {
  if (!/[\\^$.*+?()[\]{}|]/u.test(pattern)) return pattern === value;
  return expressionOf(pattern)?.test(value) ?? pattern === value;
}

const expressions = new Map<string, RegExp | undefined>();

/** Kustomize's own matcher takes linear time and this one does not: what could take long here is compared as text. */
function expressionOf(pattern: string): RegExp | undefined {
  if (expressions.has(pattern)) return expressions.get(pattern);
  const quantifiers = pattern.match(/[*+?{]/gu)?.length ?? 0;
  const isTame = pattern.length <= 500 && quantifiers <= 3 && !/\)[*+?{]/u.test(pattern);
  const made = isTame ? compiled(`^(?:${pattern})$`) : undefined;
  expressions.set(pattern, made);
  return made;
}

function compiled(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u');
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Longer ones are nobody's, and would take long to read. */
const longestSelector = 2000;

/** Kubernetes' selectors in their text form. */
function holdsAll(selector: string, labels: ReadonlyMap<string, string>): boolean {
  if (selector.length > longestSelector) return false;
  const demands = selector.match(/(?:[^,(]|\([^)]*\))+/gu) ?? [];
  return demands.every((demand) => holds(demand.trim(), labels));
}

function holds(demand: string, labels: ReadonlyMap<string, string>): boolean {
  const set = /^(\S+)\s+(in|notin)\s*\(([^)]*)\)$/u.exec(demand);
  if (set !== null) {
    const [, key = '', operator, list = ''] = set;
    const values = list.split(',').map((value) => value.trim());
    const value = labels.get(key);
    return (value !== undefined && values.includes(value)) === (operator === 'in');
  }
  const equality = /^([^=!\s]+)\s*(!=|==?)\s*(\S*)$/u.exec(demand);
  if (equality !== null) {
    const [, key = '', operator, value = ''] = equality;
    return (labels.get(key) === value) === (operator !== '!=');
  }
  return demand.startsWith('!') ? !labels.has(demand.slice(1).trim()) : labels.has(demand);
}
