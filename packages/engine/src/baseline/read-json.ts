import { Fields, type Malformed } from '../model/fields.ts';
import { isObject, type JsonValue } from '../model/json.ts';

/** What a file of ours holds, or everything that is wrong with it. */
export type Read<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

/** Notes what is wrong at a pointer; the empty one stands for the whole. */
export type Fault = (at: string, message: string) => void;

/** Reads a JSON file of ours with a function that notes what is wrong; a fault anywhere and nothing is taken. */
export function readJson<T>(
  text: string,
  what: string,
  read: (fields: Fields, fault: Fault) => T | undefined,
): Read<T> {
  const value = parsed(text);
  if (value === undefined) return { kind: 'faulty', faults: [notJson(text, what)] };
  if (!isObject(value)) return { kind: 'faulty', faults: [`this is no ${what}: it is no JSON object`] };
  const malformed = new Map<string, Malformed>();
  const faults: string[] = [];
  const fault = (at: string, message: string): void => {
    if (!malformed.has(at)) faults.push(at === '' ? message : `\`${at}\`: ${message}`);
  };
  const made = read(new Fields(value, '', malformed), fault);
  for (const { at, expected, found } of malformed.values()) {
    faults.push(`\`${at}\` is ${found} and should be ${expected}`);
  }
  return made === undefined || faults.length > 0 ? { kind: 'faulty', faults } : { kind: 'read', value: made };
}

/** Values that must be there; what is not is noted, and a value that does no harm stands for it. */
export const required = {
  string(fields: Fields, key: string, fault: Fault): string {
    const value = fields.string(key);
    if (value === undefined) fault(fields.pointer(key), 'it is missing');
    return value ?? '';
  },
  map(fields: Fields, key: string, fault: Fault): Fields | undefined {
    const value = fields.map(key);
    if (value === undefined) fault(fields.pointer(key), 'it is missing');
    return value;
  },
  maps(fields: Fields, key: string, fault: Fault): readonly Fields[] {
    const values = fields.maps(key);
    if (!fields.has(key)) fault(fields.pointer(key), 'it is missing');
    return values;
  },
} as const;

function parsed(text: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch {
    // Whatever the parser says of it, what the user can do is the same.
    return undefined;
  }
}

function notJson(text: string, what: string): string {
  if (text.trim() === '') return `the ${what} is empty`;
  if (/^<{7} /mu.test(text)) return `the ${what} holds conflict markers; resolve the conflict`;
  return text.trimStart().startsWith('{') && !text.trimEnd().endsWith('}')
    ? `the ${what} is cut off: it does not end as JSON does`
    : `the ${what} is no JSON`;
}
