import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isArray, isObject, type JsonObject, type JsonValue } from '../../packages/engine/src/model/json.ts';
import { resourcesOf } from '../../packages/engine/src/model/resource.ts';
import { parseSource } from '../../packages/engine/src/parse/parse-source.ts';

const root = resolve(import.meta.dirname, '../..');

/** Fixtures of all checks, the examples, and the samples beside the repository where they are there. */
const patterns = [
  'packages/engine/src/checks/*/*/{pass,fail}.yaml',
  'examples/**/*.yaml',
  '../shared/samples/**/*.yaml',
];

/** Every resource of these files as one JSON object, in a fixed order. */
export function writtenObjects(): readonly JsonObject[] {
  return patterns
    .flatMap((pattern) => globSync(pattern, { cwd: root }).toSorted())
    .flatMap((file) => parseSource({ uri: file, text: readFileSync(join(root, file), 'utf8') }).documents)
    .flatMap(({ value }) => resourcesOf(value, ''))
    .map(({ fields, apiVersion, kind }) => ({ ...fields.object, apiVersion, kind }));
}

/** A whole number from 0 up to, and without, `below`. */
export type Chance = (below: number) => number;

/** The same numbers for the same seed (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** A seed for an object, so that what is made of it does not depend on the objects before it. */
export function seedOf(object: JsonObject): number {
  const text = JSON.stringify(object, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  let seed = 0;
  for (let index = 0; index < text.length; index++) seed = (Math.imul(seed, 31) + text.charCodeAt(index)) | 0;
  return seed;
}

/** An object with one change at a place that chance picks: a typo, a loss, another type, an entry twice. */
export function mutated(object: JsonObject, chance: Chance): JsonObject {
  const places = placesIn(object).filter((path) => path[0] !== 'apiVersion' && path[0] !== 'kind');
  const path = places[chance(places.length)];
  const change = changes[chance(changes.length)];
  if (path === undefined || change === undefined) return object;
  const changed = rebuilt(object, path, (holder, key) => change(holder, key, chance));
  return isObject(changed) ? changed : object;
}

type Path = readonly (string | number)[];
type Change = (holder: JsonValue, key: string | number, chance: Chance) => JsonValue;

function placesIn(value: JsonValue, at: Path = []): readonly Path[] {
  if (isArray(value)) {
    return value.flatMap((item, index) => [[...at, index], ...placesIn(item, [...at, index])]);
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => [[...at, key], ...placesIn(item, [...at, key])]);
}

/** The value with the map or list that holds the end of a path replaced. */
function rebuilt(
  value: JsonValue,
  [key, ...rest]: Path,
  change: (holder: JsonValue, key: string | number) => JsonValue,
): JsonValue {
  if (key === undefined) return value;
  if (rest.length === 0) return change(value, key);
  return withValue(value, key, rebuilt(childOf(value, key), rest, change));
}

function childOf(holder: JsonValue, key: string | number): JsonValue {
  if (isArray(holder)) return holder[Number(key)] ?? null;
  return isObject(holder) ? (holder[key] ?? null) : null;
}

function withValue(holder: JsonValue, key: string | number, value: JsonValue): JsonValue {
  if (isArray(holder)) return holder.map((item, index) => (index === key ? value : item));
  return isObject(holder) ? { ...holder, [key]: value } : holder;
}

function without(holder: JsonValue, key: string | number): JsonValue {
  if (isArray(holder)) return holder.filter((_, index) => index !== key);
  if (!isObject(holder)) return holder;
  return Object.fromEntries(Object.entries(holder).filter(([name]) => name !== key));
}

const odd: readonly JsonValue[] = [
  true,
  'true',
  0,
  -1,
  1.5,
  3_000_000_000,
  2n ** 64n,
  '',
  'Bogus~Value',
  '1',
  '10 Mi',
  'a-b',
  '5s',
  'ab.',
  null,
  [],
  {},
  ['a'],
  [null],
  { a: 'b' },
];

const strange: readonly string[] = ['plimsoll', 'runAsNonRoot', 'name', 'spec', 'workloadRef', 'image'];

const changes: readonly Change[] = [
  // A typo in a key.
  (holder, key, chance) =>
    isObject(holder) && typeof key === 'string'
      ? Object.fromEntries(
          Object.entries(holder).map(([name, value]) => [name === key ? typo(name, chance) : name, value]),
        )
      : holder,
  without,
  // Another type or value.
  (holder, key, chance) => withValue(holder, key, odd[chance(odd.length)] ?? null),
  (holder, key, chance) => withValue(holder, key, odd[chance(odd.length)] ?? null),
  // A text that is not among those that are listed.
  (holder, key) => withValue(holder, key, typeof childOf(holder, key) === 'string' ? 'Bogus~Value' : {}),
  // A field that is not there, or not here.
  (holder, key, chance) => {
    const name = strange[chance(strange.length)] ?? '';
    const inner = childOf(holder, key);
    return isObject(inner) ? withValue(holder, key, { ...inner, [name]: 'a' }) : holder;
  },
  // An entry of a list twice.
  (holder, key) => {
    const list = childOf(holder, key);
    return isArray(list) && list.length > 0 ? withValue(holder, key, [...list, list[0] ?? null]) : holder;
  },
];

function typo(name: string, chance: Chance): string {
  const at = chance(Math.max(1, name.length));
  const letter = name[at] ?? 'x';
  const swapped = letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase();
  return chance(2) === 0 ? `${name}s` : `${name.slice(0, at)}${swapped}${name.slice(at + 1)}`;
}
