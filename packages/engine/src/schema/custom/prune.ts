import { isArray, isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { nearest } from '../../model/near-name.ts';
import type { ApiStruct } from '../api-type.ts';
import type { Fault, Meant } from '../fault.ts';
import { typeName } from '../scalar.ts';
import { faultsIn } from '../validate.ts';
import type { Budget } from './budget.ts';
import type { Structural } from './structural.ts';
import { pointerTo } from './pointer-to.ts';

/** What is found while values are pruned, and what that takes. */
export interface Pruning {
  readonly faults: Fault[];
  readonly budget: Budget;
  /** The type of the metadata of every object. */
  readonly metadata: ApiStruct;
}

/**
 * A value as the API server has it when it begins to validate: without nulls that mean absence, with what is filled in,
 * and without the fields that the schema does not know, which become faults.
 */
export function pruned(value: JsonValue, schema: Structural, at: string, pruning: Pruning): JsonValue {
  if (!pruning.budget.spend()) return value;
  if (isArray(value)) {
    const inner = schema.items?.();
    if (inner === undefined) return value;
    return value.map((item, index) => pruned(item, inner, `${at}/${index}`, pruning));
  }
  return isObject(value) ? prunedObject(value, schema, at, pruning) : value;
}

function prunedObject(object: JsonObject, schema: Structural, at: string, pruning: Pruning): JsonObject {
  const entries: [string, JsonValue][] = [];
  for (const key of Object.keys(object)) {
    const value = object[key] ?? null;
    const isOwn = schema.isEmbedded && ofEveryObject.has(key);
    const inner = isOwn ? undefined : (schema.properties.get(key) ?? schema.additional)?.();
    if (isOwn && key === 'metadata') checkMetadata(value, pointerTo(at, key), pruning);
    if (inner === undefined) {
      if (isOwn || schema.keepsUnknown) entries.push([key, value]);
      else pruning.faults.push(unknown(key, schema, at, pruning.budget));
    } else if (value !== null || inner.isNullable) {
      entries.push([key, pruned(value, inner, pointerTo(at, key), pruning)]);
    }
  }
  return Object.fromEntries(filledIn(entries, schema));
}

function checkMetadata(value: JsonValue, at: string, { faults, metadata }: Pruning): void {
  if (isObject(value)) faults.push(...faultsIn(value, metadata, at));
  else if (value !== null) faults.push({ kind: 'wrong-type', at, expected: 'a map', found: typeName(value) });
}

/** The fields of every whole object, whose schema is the API server's own. */
export const ofEveryObject: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata']);

function filledIn(entries: [string, JsonValue][], { properties }: Structural): [string, JsonValue][] {
  const written = new Set(entries.map(([key]) => key));
  for (const [name, schema] of properties) {
    if (written.has(name)) continue;
    const { usual } = schema();
    if (usual !== undefined) entries.push([name, usual]);
  }
  return entries;
}

function unknown(field: string, { properties }: Structural, holder: string, budget: Budget): Fault {
  const isWorthALook = properties.size <= mostNames && budget.maySuggest();
  const similar = isWorthALook ? nearest(field, [...properties.keys()]) : undefined;
  const meant: Meant | undefined =
    similar === undefined ? undefined : { field: similar, where: 'beside', at: holder, owner: '' };
  return { kind: 'unknown-field', at: pointerTo(holder, field), field, owner: '', meant };
}

/** Among more names a similar one is not looked for. */
const mostNames = 300;
