import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from '../model/json.ts';
import { escapeToken } from '../model/pointer.ts';
import type { ApiField, ApiStruct, ApiType, Unique } from './api-type.ts';
import type { Fault } from './fault.ts';
import { meantField, type Holder } from './meant-field.ts';
import { fitsForm, isWrittenAs, rangeOf, scalarNames, shown, typeName } from './scalar.ts';

/**
 * What the API server would object to in an object of a built-in kind, in the order of the text: what it cannot decode, what
 * its strict decoder does not know, and what its validation demands of single fields. `null` is an absent value to it.
 * Total on any JSON; nothing is allocated where all is well.
 */
export function faultsIn(object: JsonObject, struct: ApiStruct, at: string): readonly Fault[] {
  const walk: Walk = { base: at, path: [], structs: [], depths: [], faults: undefined, suggestions: 0 };
  walkStruct(object, struct, walk);
  return walk.faults ?? none;
}

const none: readonly Fault[] = [];
const empty: JsonObject = {};

/** Where a walk through an object is, and what it has found. */
interface Walk {
  readonly base: string;
  readonly path: (string | number)[];
  /** The types of the maps on the way, and how deep in the path each stands. */
  readonly structs: ApiStruct[];
  readonly depths: number[];
  faults: Fault[] | undefined;
  /** How often a field that may be meant was looked for. */
  suggestions: number;
}

/** Beyond so many unknown fields in one object none is a typo. */
const mostSuggestions = 50;

function walkStruct(object: JsonObject, struct: ApiStruct, walk: Walk): void {
  const { fields, demanded } = struct;
  for (const key in object) {
    const field = fields.get(key);
    const value = object[key];
    if (field === undefined) noteUnknown(key, struct, walk);
    else if (value !== null && value !== undefined) walkField(key, value, field, struct, walk);
  }
  for (let index = 0; index < demanded.length; index++) {
    const field = demanded[index];
    if (field !== undefined && isMissing(valueAt(object, field.name), field)) {
      noteMissing(object, field, struct, walk);
    }
  }
}

function walkField(key: string, value: JsonValue, field: ApiField, struct: ApiStruct, walk: Walk): void {
  const { type, values, unique } = field;
  switch (type.form) {
    case 'any':
      return;
    case 'struct':
    case 'list':
    case 'map':
      walk.structs.push(struct);
      walk.depths.push(walk.path.length);
      walk.path.push(key);
      walkValue(value, type, values, walk);
      if (unique !== undefined && isArray(value)) findRepeated(value, unique, walk);
      walk.path.pop();
      walk.depths.pop();
      walk.structs.pop();
      return;
    default:
      if (!fitsForm(type.form, value)) noteScalar(value, type.form, [...walk.path, key], walk);
      else if (values !== undefined && !(value === '' && field.demand === 'nonempty')) {
        checkListed(value, values, key, walk);
      }
  }
}

function walkValue(
  value: JsonValue,
  type: ApiType,
  values: ReadonlySet<string> | undefined,
  walk: Walk,
): void {
  switch (type.form) {
    case 'any':
      return;
    case 'struct':
      // An entry that is null is an empty one.
      if (value === null) walkStruct(empty, type.struct(), walk);
      else if (isObject(value)) walkStruct(value, type.struct(), walk);
      else noteType(value, 'a map', walk);
      return;
    case 'list':
      if (isArray(value)) walkItems(value, type.item, values, walk);
      else if (value !== null) noteType(value, 'a list', walk);
      return;
    case 'map':
      if (isObject(value)) walkEntries(value, type.item, walk);
      else if (value !== null) noteType(value, 'a map', walk);
      return;
    default:
      if (value === null) return;
      if (!fitsForm(type.form, value)) noteScalar(value, type.form, walk.path, walk);
      else if (values !== undefined) checkListed(value, values, undefined, walk);
  }
}

function walkItems(
  items: readonly JsonValue[],
  type: ApiType,
  values: ReadonlySet<string> | undefined,
  walk: Walk,
): void {
  for (let index = 0; index < items.length; index++) {
    walk.path.push(index);
    walkValue(items[index] ?? null, type, values, walk);
    walk.path.pop();
  }
}

function walkEntries(object: JsonObject, type: ApiType, walk: Walk): void {
  if (type.form === 'any') return;
  for (const key in object) {
    const value = object[key] ?? null;
    if (type.form === 'string' && typeof value === 'string') continue;
    walk.path.push(key);
    walkValue(value, type, undefined, walk);
    walk.path.pop();
  }
}

function checkListed(
  value: JsonValue,
  values: ReadonlySet<string>,
  key: string | undefined,
  walk: Walk,
): void {
  if (typeof value !== 'string' || values.has(value)) return;
  const path = key === undefined ? walk.path : [...walk.path, key];
  note(walk, {
    kind: 'wrong-value',
    at: pointerOf(walk, path),
    value: shown(value),
    expected: listed([...values], value),
  });
}

function listed(values: readonly string[], value: string): string {
  const [only, ...others] = values.filter((one) => one !== '');
  if (only !== undefined && others.length === 0) return `\`${only}\``;
  const same = values.find((one) => one.toLowerCase() === value.toLowerCase());
  return same === undefined
    ? `one of ${[only, ...others].map((one) => `\`${one}\``).join(', ')}`
    : `\`${same}\`, in upper and lower case as here`;
}

function isMissing(value: JsonValue | undefined, { demand }: ApiField): boolean {
  if (value === undefined || value === null) return true;
  return demand === 'nonempty' && isEmpty(value);
}

function isEmpty(value: JsonValue): boolean {
  if (isArray(value)) return value.length === 0;
  if (typeof value === 'string') return value === '';
  if (!isObject(value)) return false;
  for (const _ in value) return false;
  return true;
}

function noteMissing(object: JsonObject, { name }: ApiField, struct: ApiStruct, walk: Walk): void {
  const isWritten = (valueAt(object, name) ?? null) !== null;
  const at = pointerOf(walk, [...walk.path, name]);
  note(walk, { kind: 'missing-field', at, field: name, owner: struct.name, isEmpty: isWritten });
}

function noteUnknown(field: string, struct: ApiStruct, walk: Walk): void {
  const at = pointerOf(walk, [...walk.path, field]);
  const elsewhen = struct.elsewhen.get(field);
  const owner = struct.name;
  if (elsewhen?.until !== undefined) {
    note(walk, { kind: 'removed-field', at, field, owner, minor: elsewhen.until });
  } else if (elsewhen?.since !== undefined) {
    note(walk, { kind: 'newer-field', at, field, owner, minor: elsewhen.since });
  } else {
    const isWorthALook = walk.suggestions++ < mostSuggestions;
    const meant = isWorthALook ? meantField(field, holdersOf(struct, walk)) : undefined;
    note(walk, { kind: 'unknown-field', at, field, owner, meant });
  }
}

function holdersOf(struct: ApiStruct, walk: Walk): readonly Holder[] {
  const around = walk.structs.map((one, index) => ({
    struct: one,
    at: pointerOf(walk, walk.path.slice(0, walk.depths[index])),
  }));
  return [...around, { struct, at: pointerOf(walk, walk.path) }];
}

function noteScalar(
  value: JsonValue,
  form: Parameters<typeof fitsForm>[0],
  path: readonly (string | number)[],
  walk: Walk,
): void {
  const at = pointerOf(walk, path);
  note(
    walk,
    isWrittenAs(form, value)
      ? // Bytes are often secrets, and are shown to nobody.
        { kind: 'wrong-value', at, value: form === 'bytes' ? '' : shown(value), expected: rangeOf(form) }
      : { kind: 'wrong-type', at, expected: scalarNames[form], found: typeName(value) },
  );
}

function noteType(value: JsonValue, expected: string, walk: Walk): void {
  note(walk, { kind: 'wrong-type', at: pointerOf(walk, walk.path), expected, found: typeName(value) });
}

/** The second and later entries of a list that have the same keys as one before. */
function findRepeated(items: readonly JsonValue[], unique: Unique, walk: Walk): void {
  if (items.length < 2 || areFewAndDiffer(items, unique)) return;
  const first = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    const identity = identityOf(item, unique);
    if (identity === undefined) continue;
    const before = first.get(identity);
    if (before === undefined) {
      first.set(identity, index);
      continue;
    }
    const at = pointerOf(walk, walk.path);
    note(walk, {
      kind: 'repeated-entry',
      at: `${at}/${index}`,
      first: `${at}/${before}`,
      shared: identity,
      twice: unique.twice,
    });
  }
}

/** Up to so many entries, each is compared with each, which costs less than a table of them. */
const few = 12;

/** A quick look at a short list: whether no two entries have the same in every key. */
function areFewAndDiffer(items: readonly JsonValue[], { keys }: Unique): boolean {
  if (items.length > few) return false;
  for (let one = 1; one < items.length; one++) {
    for (let other = 0; other < one; other++) {
      if (maybeSame(items[one] ?? null, items[other] ?? null, keys)) return false;
    }
  }
  return true;
}

function maybeSame(one: JsonValue, other: JsonValue, keys: Unique['keys']): boolean {
  if (keys.length === 0) return one === other;
  if (!isObject(one) || !isObject(other)) return false;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index];
    if (
      key !== undefined &&
      (valueAt(one, key.name) ?? key.usual) !== (valueAt(other, key.name) ?? key.usual)
    ) {
      return false;
    }
  }
  return true;
}

/** What tells an entry apart, as text; `undefined` where it has none of it, or something of a wrong type. */
function identityOf(item: JsonValue, { keys }: Unique): string | undefined {
  if (keys.length === 0) return typeof item === 'string' ? item : undefined;
  if (!isObject(item)) return undefined;
  let identity = '';
  for (const { name, usual } of keys) {
    const value = valueAt(item, name) ?? usual;
    if (value === undefined || value === '' || typeof value === 'object') return undefined;
    identity += `${identity === '' ? '' : ', '}${name}: ${String(value)}`;
  }
  return identity;
}

function note(walk: Walk, fault: Fault): void {
  (walk.faults ??= []).push(fault);
}

function pointerOf({ base }: Walk, path: readonly (string | number)[]): string {
  let pointer = base;
  for (const token of path) pointer += `/${typeof token === 'number' ? token : escapeToken(token)}`;
  return pointer;
}
