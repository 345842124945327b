import type { Fields } from './fields.ts';

/** A set of labels. */
export type Labels = ReadonlyMap<string, string>;

/** A label selector (`metav1.LabelSelector`); all of its demands must hold. */
export interface Selector {
  /** Pointer of the selector itself. */
  readonly at: string;
  readonly matchLabels: Labels;
  readonly matchExpressions: readonly Requirement[];
}

/** One demand of a selector on one label. */
export interface Requirement {
  readonly key: string;
  /** `In`, `NotIn`, `Exists`, `DoesNotExist` or whatever was written. */
  readonly operator: string;
  readonly values: readonly string[];
}

/** The label selector under a key; `undefined` where none is written, and that one selects nothing. */
export function selectorAt(fields: Fields | undefined, key: string): Selector | undefined {
  const selector = fields?.map(key);
  return selector === undefined ? undefined : readSelector(selector);
}

/** Reads a label selector. */
export function readSelector(selector: Fields): Selector {
  return {
    at: selector.at,
    matchLabels: selector.stringMap('matchLabels'),
    matchExpressions: selector.maps('matchExpressions').map(readRequirement),
  };
}

function readRequirement(fields: Fields): Requirement {
  return {
    key: fields.string('key') ?? '',
    operator: fields.string('operator') ?? '',
    values: fields.strings('values'),
  };
}

/** A selector that only names labels, as Services and ReplicationControllers have it; `undefined` where none is named. */
export function plainSelectorAt(fields: Fields | undefined, key: string): Selector | undefined {
  if (fields === undefined || !fields.has(key)) return undefined;
  const matchLabels = fields.stringMap(key);
  if (matchLabels.size === 0) return undefined;
  return { at: fields.pointer(key), matchLabels, matchExpressions: noRequirements };
}

const noRequirements: readonly Requirement[] = [];

/**
 * True where a selector takes an object with these labels: an absent selector takes nothing, an empty one everything.
 * One that the API server would refuse takes nothing; `isValidSelector` tells it apart.
 */
export function selects(selector: Selector | undefined, labels: Labels): boolean {
  if (selector === undefined) return false;
  for (const [key, value] of selector.matchLabels) if (labels.get(key) !== value) return false;
  for (const requirement of selector.matchExpressions) if (!holds(requirement, labels)) return false;
  return true;
}

/** True where a selector demands nothing, and so takes every object. */
export function isEmptySelector({ matchLabels, matchExpressions }: Selector): boolean {
  return matchLabels.size === 0 && matchExpressions.length === 0;
}

/** True where the API server accepts every demand: a known operator, with values only and always where it takes them. */
export function isValidSelector({ matchExpressions }: Selector): boolean {
  return matchExpressions.every(isValid);
}

function isValid({ key, operator, values }: Requirement): boolean {
  switch (operator) {
    case 'In':
    case 'NotIn':
      return key !== '' && values.length > 0;
    case 'Exists':
    case 'DoesNotExist':
      return key !== '' && values.length === 0;
    default:
      return false;
  }
}

function holds(requirement: Requirement, labels: Labels): boolean {
  if (!isValid(requirement)) return false;
  const value = labels.get(requirement.key);
  switch (requirement.operator) {
    case 'In':
      return value !== undefined && requirement.values.includes(value);
    case 'NotIn':
      return value === undefined || !requirement.values.includes(value);
    case 'Exists':
      return value !== undefined;
    default:
      return value === undefined;
  }
}

/** A selector as messages name it: `app=web, tier in (a, b)`. */
export function selectorText({ matchLabels, matchExpressions }: Selector): string {
  const labels = [...matchLabels].map(([key, value]) => `${key}=${value}`);
  return [...labels, ...matchExpressions.map(requirementText)].join(', ');
}

function requirementText({ key, operator, values }: Requirement): string {
  switch (operator) {
    case 'Exists':
      return key;
    case 'DoesNotExist':
      return `!${key}`;
    case 'In':
      return `${key} in (${values.join(', ')})`;
    case 'NotIn':
      return `${key} notin (${values.join(', ')})`;
    default:
      return `${key} ${operator} (${values.join(', ')})`;
  }
}
