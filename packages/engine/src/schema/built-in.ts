import type { ApiField, ApiStruct, ApiType, Lifespan, ScalarForm, Unique } from './api-type.ts';
import { builtInDefinitions, builtInKinds } from './built-in.generated.ts';

/** The first and last minor version of Kubernetes whose API types are built in. */
export const oldestTypes = 29;
export const newestTypes = 36;

/** The built-in API types of one Kubernetes version. */
export interface ApiTypes {
  /** The minor version that they are of: the nearest one where the version asked for is beyond the data. */
  readonly minor: number;
  /** The type of a kind that this version serves. */
  readonly structOf: (group: string, version: string, kind: string) => ApiStruct | undefined;
}

/** The types at a minor version; each type is decoded when it is first needed. */
export function apiTypesAt(minor: number): ApiTypes {
  const nearest = Math.min(Math.max(minor, oldestTypes), newestTypes);
  const known = typesByMinor.get(nearest);
  if (known !== undefined) return known;
  const made = makeTypes(nearest);
  typesByMinor.set(nearest, made);
  return made;
}

/** The versions that serve a kind of a group, with their first and last minor; none for an unknown kind. */
export function servedVersions(group: string, kind: string): ReadonlyMap<string, Lifespan> | undefined {
  return kindTable().get(group)?.get(kind)?.lifespans;
}

/** The kinds of the built-in groups, each with its group. */
export function builtInKindNames(): readonly { readonly group: string; readonly kind: string }[] {
  return [...kindTable()].flatMap(([group, kinds]) => [...kinds.keys()].map((kind) => ({ group, kind })));
}

const typesByMinor = new Map<number, ApiTypes>();

interface KindEntry {
  readonly lifespans: Map<string, Lifespan>;
  readonly definitions: Map<string, number>;
}

/** By group, then by kind. */
type KindTable = ReadonlyMap<string, ReadonlyMap<string, KindEntry>>;

let kinds: KindTable | undefined;
let lines: readonly string[] | undefined;

function makeTypes(minor: number): ApiTypes {
  const structs: (ApiStruct | undefined)[] = [];
  const structAt = (number: number): ApiStruct =>
    (structs[number] ??= decodeStruct(definitionAt(number), minor, structAt));
  return {
    minor,
    structOf: (group, version, kind) => {
      const entry = kindTable().get(group)?.get(kind);
      const definition = entry?.definitions.get(version);
      const lifespan = entry?.lifespans.get(version);
      if (definition === undefined || lifespan === undefined || !isAlive(lifespan, minor)) return undefined;
      return structAt(definition);
    },
  };
}

/** Whether something is there at a minor version. */
export function isAlive({ since = oldestTypes, until = newestTypes }: Lifespan, minor: number): boolean {
  return since <= minor && minor <= until;
}

function kindTable(): KindTable {
  if (kinds !== undefined) return kinds;
  const table = new Map<string, Map<string, KindEntry>>();
  for (const line of builtInKinds.trim().split('\n')) {
    const [, group = '', version = '', kind = '', number = '', span = ''] = kindLine.exec(line) ?? [];
    const ofGroup = table.get(group) ?? new Map<string, KindEntry>();
    const entry = ofGroup.get(kind) ?? { lifespans: new Map(), definitions: new Map() };
    entry.lifespans.set(version, lifespanOf(span));
    entry.definitions.set(version, Number.parseInt(number, 36));
    table.set(group, ofGroup.set(kind, entry));
  }
  kinds = table;
  return table;
}

const kindLine = /^([^/]*)\/([^/]+)\/([^#]+)#([0-9a-z]+)(.*)$/u;

function definitionAt(number: number): string {
  lines ??= builtInDefinitions.trim().split('\n');
  return lines[number] ?? '';
}

function decodeStruct(line: string, minor: number, structAt: (number: number) => ApiStruct): ApiStruct {
  const [name = '', ...parts] = line.split(';');
  const fields = new Map<string, ApiField>();
  const elsewhen = new Map<string, Lifespan>();
  for (const part of parts) {
    const [, field = '', demand = '', type = '', values, keys, span = ''] = fieldPart.exec(part) ?? [];
    const lifespan = lifespanOf(span);
    if (isAlive(lifespan, minor)) {
      fields.set(field, {
        name: field,
        type: decodeType(type, structAt),
        demand: demand === '' ? 'optional' : demand === '!' ? 'present' : 'nonempty',
        values: values === undefined ? undefined : new Set(values.split('|')),
        unique: keys === undefined ? undefined : decodeUnique(keys),
      });
    } else {
      const isLater = lifespan.since !== undefined && lifespan.since > minor;
      elsewhen.set(field, isLater ? { ...lifespan, until: undefined } : { ...lifespan, since: undefined });
    }
  }
  const demanded = [...fields.values()].filter(({ demand }) => demand !== 'optional');
  return { name, fields, demanded, elsewhen };
}

/** `name!!:type=value|value^key,key>since<until`; what stands behind the type is optional. */
const fieldPart = /^([^:!]+)(!*):([^=^~<>]+)(?:=([^^~<>]*))?([\^~][^<>]*)?([<>].*)?$/u;

function lifespanOf(span: string): Lifespan {
  const since = /^>(\d+)/u.exec(span)?.[1];
  const until = /<(\d+)$/u.exec(span)?.[1];
  return {
    since: since === undefined ? undefined : Number(since),
    until: until === undefined ? undefined : Number(until),
  };
}

function decodeUnique(keys: string): Unique {
  const names = keys.slice(1);
  return {
    keys:
      names === ''
        ? []
        : names.split(',').map((key) => {
            const [name = '', usual] = key.split('/');
            return { name, usual };
          }),
    twice: keys.startsWith('^') ? 'refused' : 'merged',
  };
}

function decodeType(code: string, structAt: (number: number) => ApiStruct): ApiType {
  const rest = code.slice(1);
  switch (code[0]) {
    case '#': {
      const number = Number.parseInt(rest, 36);
      let made: ApiStruct | undefined;
      return { form: 'struct', struct: () => (made ??= structAt(number)) };
    }
    case '[':
      return { form: 'list', item: decodeType(rest, structAt) };
    case '{':
      return { form: 'map', item: decodeType(rest, structAt) };
    default: {
      const form = scalarForms.get(code);
      return form === undefined ? { form: 'any' } : { form };
    }
  }
}

const scalarForms: ReadonlyMap<string, ScalarForm> = new Map([
  ['s', 'string'],
  ['b', 'boolean'],
  ['i', 'int32'],
  ['l', 'int64'],
  ['d', 'number'],
  ['q', 'quantity'],
  ['p', 'int-or-string'],
  ['y', 'bytes'],
  ['t', 'time'],
  ['m', 'micro-time'],
]);
