import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from './json.ts';
import { escapeToken } from './pointer.ts';
import { parseQuantity } from './quantity.ts';

/** A field whose value has a type that the API server would refuse. */
export interface Malformed {
  readonly at: string;
  readonly expected: string;
  readonly found: string;
}

const empty: JsonObject = {};

/**
 * The fields of one JSON map, narrowed. `null` counts as absent, as in the API server's decoder; a value of a wrong
 * type counts as absent too and is noted in `malformed`, so that it is reported and never judged in silence.
 */
export class Fields {
  readonly object: JsonObject;
  readonly at: string;
  readonly malformed: Map<string, Malformed>;

  constructor(object: JsonObject, at: string, malformed: Map<string, Malformed>) {
    this.object = object;
    this.at = at;
    this.malformed = malformed;
  }

  has(key: string): boolean {
    return (valueAt(this.object, key) ?? null) !== null;
  }

  boolean(key: string): boolean | undefined {
    const value = valueAt(this.object, key);
    if (typeof value === 'boolean') return value;
    return this.#absent(key, value, 'a boolean');
  }

  string(key: string): string | undefined {
    const value = valueAt(this.object, key);
    if (typeof value === 'string') return value;
    return this.#absent(key, value, 'a string');
  }

  /** A whole number of 64 bits; one beyond 2^53 is given as the nearest double, which is exact enough to compare. */
  integer(key: string): number | undefined {
    const value = valueAt(this.object, key);
    return wholeNumber(value) ?? this.#absent(key, value, 'a whole number');
  }

  /** A port, a quantity or a count that may be written as number or as text. */
  integerOrString(key: string): number | string | undefined {
    const value = valueAt(this.object, key);
    if (typeof value === 'number' || typeof value === 'string') return value;
    if (typeof value === 'bigint') return String(value);
    return this.#absent(key, value, 'a number or a string');
  }

  /** A quantity as text, however it is written; `null` is a quantity of nothing to the decoder. */
  quantity(key: string): string | undefined {
    const value = valueAt(this.object, key);
    if (value === null) return '0';
    const isWritten = typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string';
    const text = isWritten ? String(value).trim() : undefined;
    if (text !== undefined && parseQuantity(text) !== undefined) return text;
    return this.#absent(key, value, 'a quantity such as `128Mi`');
  }

  map(key: string): Fields | undefined {
    const value = valueAt(this.object, key);
    if (isObject(value)) return new Fields(value, this.pointer(key), this.malformed);
    return this.#absent(key, value, 'a map');
  }

  /** The maps of a list; an item that is `null` is an empty map to the decoder. */
  maps(key: string): readonly Fields[] {
    const items = this.#list(key);
    if (items === undefined) return none;
    const at = this.pointer(key);
    const maps: Fields[] = [];
    for (let index = 0; index < items.length; index++) {
      const item = items[index] ?? null;
      if (isObject(item)) maps.push(new Fields(item, `${at}/${index}`, this.malformed));
      else if (item === null) maps.push(new Fields(empty, `${at}/${index}`, this.malformed));
      else this.#note(`${at}/${index}`, item, 'a map');
    }
    return maps;
  }

  /** The strings of a list; `null` is the empty string to the decoder. */
  strings(key: string): readonly string[] {
    const items = this.#list(key);
    if (items === undefined || items.length === 0) return none;
    const strings: string[] = [];
    for (let index = 0; index < items.length; index++) {
      const item = items[index] ?? '';
      if (typeof item === 'string') strings.push(item);
      else this.#note(`${this.pointer(key)}/${index}`, item, 'a string');
    }
    return strings;
  }

  /** The whole numbers of a list, such as group numbers. */
  integers(key: string): readonly number[] {
    const items = this.#list(key);
    if (items === undefined) return none;
    const at = this.pointer(key);
    return items.flatMap((item, index) => {
      const number = item === null ? 0 : wholeNumber(item);
      if (number !== undefined) return number;
      this.#note(`${at}/${index}`, item, 'a whole number');
      return [];
    });
  }

  /** A map of strings, such as labels; an entry of another type is noted and left out. */
  stringMap(key: string): ReadonlyMap<string, string> {
    const value = valueAt(this.object, key);
    if (!isObject(value)) {
      this.#absent(key, value, 'a map');
      return noStrings;
    }
    const entries = new Map<string, string>();
    for (const name of Object.keys(value)) {
      const item = valueAt(value, name) ?? '';
      if (typeof item === 'string') entries.set(name, item);
      else this.#note(`${this.pointer(key)}/${escapeToken(name)}`, item, 'a string');
    }
    return entries;
  }

  /** The pointer of a field of this map, there or not. */
  pointer(key: string): string {
    return `${this.at}/${escapeToken(key)}`;
  }

  #list(key: string): readonly JsonValue[] | undefined {
    const value = valueAt(this.object, key);
    return isArray(value) ? value : this.#absent(key, value, 'a list');
  }

  #absent(key: string, value: JsonValue | undefined, expected: string): undefined {
    if (value !== undefined && value !== null) this.#note(this.pointer(key), value, expected);
    return undefined;
  }

  /** Noted once, however often the field is read. */
  #note(at: string, value: JsonValue, expected: string): void {
    if (!this.malformed.has(at)) this.malformed.set(at, { at, expected, found: describe(value) });
  }
}

const none: readonly never[] = [];
const bits = 64;

function wholeNumber(value: JsonValue | undefined): number | undefined {
  if (typeof value === 'bigint') return value === BigInt.asIntN(bits, value) ? Number(value) : undefined;
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
}

const noStrings: ReadonlyMap<string, string> = new Map();

function describe(value: JsonValue): string {
  if (value === null) return 'null';
  if (isArray(value)) return 'a list';
  switch (typeof value) {
    case 'object':
      return 'a map';
    case 'string':
      return 'a string';
    case 'boolean':
      return 'a boolean';
    default:
      return 'a number';
  }
}
