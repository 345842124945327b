import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from '../model/json.ts';
import { escapeToken } from '../model/pointer.ts';
import { parseQuantity } from '../model/quantity.ts';
import type { FieldDrift } from './drift.ts';
import type { SecurityPart } from './security-part.ts';

/** Enough for anybody to see that two objects have little in common. */
const mostFields = 40;

/** The fields that two parts do not say alike; items of lists that have names are told by them, whatever their order. */
export function compareFields(repository: SecurityPart, cluster: SecurityPart): readonly FieldDrift[] {
  const fields: FieldDrift[] = [];
  compareValues(repository.value, cluster.value, repository.at, fields);
  return fields;
}

function compareValues(
  repository: JsonValue | undefined,
  cluster: JsonValue | undefined,
  at: string,
  fields: FieldDrift[],
): void {
  if (fields.length >= mostFields) return;
  if (isObject(repository) && isObject(cluster)) {
    for (const key of new Set([...Object.keys(repository), ...Object.keys(cluster)])) {
      compareValues(valueAt(repository, key), valueAt(cluster, key), `${at}/${escapeToken(key)}`, fields);
    }
    return;
  }
  if (isArray(repository) && isArray(cluster)) {
    compareLists(repository, cluster, at, fields);
    return;
  }
  if (!saysTheSame(repository, cluster)) fields.push({ at, repository, cluster });
}

function compareLists(
  repository: readonly JsonValue[],
  cluster: readonly JsonValue[],
  at: string,
  fields: FieldDrift[],
): void {
  const named = byName(repository);
  const others = byName(cluster);
  if (named === undefined || others === undefined) {
    for (let index = 0; index < Math.max(repository.length, cluster.length); index++) {
      compareValues(repository[index], cluster[index], `${at}/${index}`, fields);
    }
    return;
  }
  for (const [name, { index, item }] of named) {
    compareValues(item, others.get(name)?.item, `${at}/${index}`, fields);
  }
  for (const [name, { index, item }] of others) {
    if (!named.has(name)) compareValues(undefined, item, `${at}/${index}`, fields);
  }
}

interface Item {
  readonly index: number;
  readonly item: JsonObject;
}

/** The items of a list by what names them; `undefined` where some have no name or share one. */
function byName(list: readonly JsonValue[]): ReadonlyMap<string, Item> | undefined {
  const items = new Map<string, Item>();
  for (const [index, item] of list.entries()) {
    const name = isObject(item) ? (valueAt(item, 'mountPath') ?? valueAt(item, 'name')) : undefined;
    if (!isObject(item) || typeof name !== 'string' || items.has(name)) return undefined;
    items.set(name, { index, item });
  }
  return items;
}

/** True for values that mean the same to a server, such as `1` and `1000m`. */
function saysTheSame(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === other || (isEmpty(one) && isEmpty(other))) return true;
  const amount = amountOf(one);
  return amount !== undefined && amount === amountOf(other);
}

function isEmpty(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  return isObject(value) && Object.keys(value).length === 0;
}

function amountOf(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' || typeof value === 'string' ? parseQuantity(String(value)) : undefined;
}
