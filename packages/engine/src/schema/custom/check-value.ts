import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from '../../model/json.ts';
import type { Fault } from '../fault.ts';
import { matchesPattern, patternWork } from '../pattern/pattern.ts';
import { isWhole, shown, typeName } from '../scalar.ts';
import type { Budget } from './budget.ts';
import { fitsFormat } from './format.ts';
import { pointerTo } from './pointer-to.ts';
import { ofEveryObject } from './prune.ts';
import { repeatedEntries } from './repeated-entries.ts';
import { structural, type JsonType, type Lazy, type Limits, type Structural } from './structural.ts';

/** What was met on the way through a value. */
export interface Checking {
  readonly faults: Fault[];
  readonly budget: Budget;
  /** What could not be compared, by name; how often. */
  readonly skipped: Map<Skipped, number>;
}

export type Skipped = 'rule' | 'pattern';

/** Validates a pruned value: types, then what a value of the right type must keep to, then alternatives. */
export function checkValue(value: JsonValue, schema: Structural, at: string, checking: Checking): void {
  if (!checking.budget.spend()) return;
  const { faults, skipped } = checking;
  if (schema.rules > 0) skipped.set('rule', (skipped.get('rule') ?? 0) + schema.rules);
  if (value === null && schema.isNullable) return;
  if (!fitsType(value, schema)) {
    faults.push({ kind: 'wrong-type', at, expected: expectedType(schema), found: typeName(value) });
    return;
  }
  checkLimits(value, schema, at, checking);
  if (isArray(value)) checkItems(value, schema, at, checking);
  else if (isObject(value)) checkObject(value, schema, at, checking);
  checkAlternatives(value, schema, at, checking);
}

function fitsType(value: JsonValue, { type, isIntOrString }: Structural): boolean {
  if (isIntOrString) return typeof value === 'string' || isInteger(value);
  switch (type) {
    case undefined:
      return true;
    case 'object':
      return isObject(value);
    case 'array':
      return isArray(value);
    case 'integer':
      return isInteger(value);
    case 'number':
      return typeof value === 'number' || typeof value === 'bigint';
    default:
      return typeof value === type;
  }
}

const int64 = 2 ** 63;

function isInteger(value: JsonValue): boolean {
  return isWhole(value, -int64, int64);
}

const typeNames: Readonly<Record<JsonType, string>> = {
  object: 'a map',
  array: 'a list',
  string: 'a string',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'a boolean',
};

function expectedType({ type, isIntOrString }: Structural): string {
  if (isIntOrString) return 'a whole number or a string';
  return type === undefined ? 'another value' : typeNames[type];
}

function checkObject(object: JsonObject, schema: Structural, at: string, checking: Checking): void {
  const { isEmbedded } = schema;
  for (const field of isEmbedded ? typeFields : []) {
    const value = valueAt(object, field) ?? null;
    if (value === null || value === '') missing(field, at, value === '', checking);
    else if (typeof value !== 'string') checkValue(value, aText, pointerTo(at, field), checking);
  }
  for (const field of schema.required) {
    const isOwn = isEmbedded && ofEveryObject.has(field);
    if (!isOwn && valueAt(object, field) === undefined) missing(field, at, false, checking);
  }
  for (const key of Object.keys(object)) {
    const isOwn = isEmbedded && ofEveryObject.has(key);
    const inner = isOwn ? undefined : (schema.properties.get(key) ?? schema.additional);
    if (inner !== undefined) checkValue(object[key] ?? null, inner(), pointerTo(at, key), checking);
  }
}

const typeFields: readonly string[] = ['apiVersion', 'kind'];
const aText: Structural = structural({ type: 'string' });

function missing(field: string, at: string, isEmpty: boolean, { faults }: Checking): void {
  faults.push({ kind: 'missing-field', at: pointerTo(at, field), field, owner: '', isEmpty });
}

function checkItems(items: readonly JsonValue[], schema: Structural, at: string, checking: Checking): void {
  if (schema.items !== undefined) {
    const inner = schema.items();
    for (const [index, item] of items.entries()) checkValue(item, inner, `${at}/${index}`, checking);
  }
  if (schema.listType !== undefined) checking.faults.push(...repeatedEntries(items, schema, at));
}

function checkLimits(value: JsonValue, { limits }: Structural, at: string, checking: Checking): void {
  if (limits.values !== undefined && !checking.budget.spend(limits.values.length)) return;
  const expected = broken(value, limits, checking);
  if (expected === undefined) return;
  checking.faults.push({ kind: 'wrong-value', at, value: showable(value, limits), expected });
}

/** A value as it may be shown: free text may be a secret, one of listed values hardly. */
function showable(value: JsonValue, { values }: Limits): string {
  const isFree = typeof value === 'string' && values === undefined;
  return isFree || (typeof value === 'object' && value !== null) ? '' : shown(value);
}

/** What a value would have to be; `undefined` where it keeps to all limits. */
function broken(value: JsonValue, limits: Limits, checking: Checking): string | undefined {
  const { values } = limits;
  if (values !== undefined && !values.some((one) => isEqual(one, value))) {
    return `one of ${namedValues(values.map(shown))}`;
  }
  if (typeof value === 'string') {
    return brokenText(value, limits, checking);
  }
  if (typeof value === 'number' || typeof value === 'bigint') return brokenNumber(value, limits);
  if (isArray(value)) return brokenCount(value.length, limits.minItems, limits.maxItems, 'entries');
  if (!isObject(value)) return undefined;
  return brokenCount(Object.keys(value).length, limits.minProperties, limits.maxProperties, 'fields');
}

/** The values that are allowed, the first of many. */
function namedValues(values: readonly string[]): string {
  const named = values.slice(0, mostNamed).map((value) => `\`${value}\``);
  const more = values.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const mostNamed = 20;

function brokenText(text: string, limits: Limits, checking: Checking): string | undefined {
  const { minLength, maxLength, format, pattern } = limits;
  if (minLength !== undefined || maxLength !== undefined) {
    const wrong = brokenCount(lengthOf(text), minLength, maxLength, 'characters');
    if (wrong !== undefined) return wrong;
  }
  if (pattern !== undefined && isMismatch(pattern, text, checking))
    return `a text that matches \`${shown(pattern)}\``;
  return format !== undefined && fitsFormat(format, text) === false
    ? `a text in the format \`${format}\``
    : undefined;
}

/** A pattern that is not understood is noted, and nothing is said by it. */
function isMismatch(pattern: string, text: string, { budget, skipped }: Checking): boolean {
  if (!budget.spend(patternWork(pattern, text) / workInAStep)) return false;
  const matches = matchesPattern(pattern, text);
  if (matches === undefined) skipped.set('pattern', (skipped.get('pattern') ?? 0) + 1);
  return matches === false;
}

/** How much of the work of a pattern takes as long as a step. */
const workInAStep = 10;

/** Characters, not UTF-16 units. */
function lengthOf(text: string): number {
  let pairs = 0;
  for (let index = 0; index < text.length; index++) {
    if ((text.charCodeAt(index) & 0xfc00) === 0xdc00) pairs++;
  }
  return text.length - pairs;
}

function brokenCount(
  count: number,
  least: number | undefined,
  most: number | undefined,
  what: string,
): string | undefined {
  if (least !== undefined && count < least) return `at least ${least} ${what}`;
  return most !== undefined && count > most ? `at most ${most} ${what}` : undefined;
}

const int32 = 2 ** 31;

function brokenNumber(value: number | bigint, limits: Limits): string | undefined {
  const { minimum, maximum, isMinimumExcluded, isMaximumExcluded, multipleOf, format } = limits;
  if (format === 'int32' && !isWhole(value, -int32, int32)) return 'a whole number of 32 bits';
  if (format === 'int64' && !isInteger(value)) return 'a whole number of 64 bits';
  const number = Number(value);
  if (minimum !== undefined && (isMinimumExcluded ? number <= minimum : number < minimum)) {
    return isMinimumExcluded ? `more than ${minimum}` : `at least ${minimum}`;
  }
  if (maximum !== undefined && (isMaximumExcluded ? number >= maximum : number > maximum)) {
    return isMaximumExcluded ? `less than ${maximum}` : `at most ${maximum}`;
  }
  const isMultiple = multipleOf === undefined || multipleOf <= 0 || isNearWhole(number / multipleOf);
  return isMultiple ? undefined : `a multiple of ${multipleOf}`;
}

function isNearWhole(number: number): boolean {
  return Math.abs(number - Math.round(number)) < 1e-9;
}

function checkAlternatives(value: JsonValue, schema: Structural, at: string, checking: Checking): void {
  for (const one of schema.allOf) checkValue(value, one(), at, checking);
  const note = (expected: string): void => {
    checking.faults.push({ kind: 'wrong-value', at, value: '', expected });
  };
  // A value that is a whole number or a string says so by `anyOf` too.
  if (
    schema.anyOf.length > 0 &&
    !schema.isIntOrString &&
    countFitting(value, schema.anyOf, at, checking) === 0
  ) {
    note(`at least one of ${alternatives(schema.anyOf)}`);
  }
  if (schema.oneOf.length > 0 && countFitting(value, schema.oneOf, at, checking) !== 1) {
    note(`exactly one of ${alternatives(schema.oneOf)}`);
  }
  if (schema.not !== undefined && countFitting(value, [schema.not], at, checking) > 0) {
    note(`anything but ${alternatives([schema.not])}`);
  }
}

function countFitting(value: JsonValue, schemas: readonly Lazy[], at: string, checking: Checking): number {
  let count = 0;
  for (const schema of schemas) {
    const faults: Fault[] = [];
    checkValue(value, schema(), at, { ...checking, faults });
    if (faults.length === 0) count += 1;
  }
  return count;
}

/** Alternatives by the fields that they require, where that tells them apart. */
function alternatives(schemas: readonly Lazy[]): string {
  const required = schemas.slice(0, mostNamed).map((schema) => schema().required);
  if (!required.every((fields) => fields.length > 0)) return 'the alternatives in its schema';
  return required.map((fields) => fields.map((field) => `\`${field}\``).join(' with ')).join(', ');
}

/** Whether two JSON values are the same. */
export function isEqual(one: JsonValue, other: JsonValue): boolean {
  if (isArray(one)) {
    return (
      isArray(other) &&
      one.length === other.length &&
      one.every((item, at) => isEqual(item, other[at] ?? null))
    );
  }
  if (isObject(one)) {
    if (!isObject(other)) return false;
    const keys = Object.keys(one);
    return (
      keys.length === Object.keys(other).length &&
      keys.every((key) => {
        const value = valueAt(other, key);
        return value !== undefined && isEqual(one[key] ?? null, value);
      })
    );
  }
  return one === other;
}
