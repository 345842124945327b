import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  fieldOf,
  kindsOf,
  readPublished,
  type Published,
  type PublishedDefinition,
  type PublishedField,
  type PublishedType,
} from '../../conformance/api-server/published.ts';
import type { Generator } from './generator.ts';

/** What a real API server demands beyond types (`conformance/api-server/demands.ts`), by definition and field. */
interface Demands {
  readonly required: Readonly<Record<string, Readonly<Record<string, 'present' | 'nonempty'>>>>;
  readonly enums: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly unique: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

interface Condensed {
  readonly about: string;
  readonly licence: string;
  readonly kinds: readonly string[];
  readonly definitions: readonly string[];
}

const demandsPath = 'tools/data/api-demands.json';
const data = 'tools/data/api-schema.json';
const table = 'packages/engine/src/schema/built-in.generated.ts';

/** The types of the built-in APIs; the condensed data stays as it is where its source is absent. */
export const apiSchema: Generator = async (root) => {
  const published = readPublished(root);
  if (published === undefined) process.stderr.write(`${data}: left as it is, its source is absent\n`);
  const condensed =
    published !== undefined && existsSync(join(root, demandsPath))
      ? condense(published, JSON.parse(readFileSync(join(root, demandsPath), 'utf8')) as Demands)
      : (JSON.parse(readFileSync(join(root, data), 'utf8')) as Condensed);
  return {
    files: new Map([
      [data, jsonOf(condensed)],
      [table, tableOf(condensed)],
    ]),
    owns: [data, table],
  };
};

/** Kinds that answer requests or wrap others and are never written in manifests. */
const noManifest = /(?:List|Options)$|^core\/v1\/Status$|^meta\.k8s\.io\/|\/(?:Status|API[A-Z]\w*)$/u;

function condense({ head, definitions }: Published, demands: Demands): Condensed {
  const roots = Object.entries(definitions).flatMap(([name, definition]) =>
    kindsOf(definition)
      .filter((kind) => !noManifest.test(kind) || kind.endsWith('/APIService'))
      .map((kind) => ({ name, kind, definition })),
  );
  const numbers = numbersOf(
    definitions,
    roots.map(({ name }) => name),
  );
  return {
    about: head.about,
    licence: head.licence,
    kinds: roots
      .map(
        ({ name, kind, definition }) =>
          `${kind.replace(/^core\//u, '/')}${reference(numbers, name)}${span(definition)}`,
      )
      .toSorted(),
    definitions: [...numbers.keys()].map((name) => lineOf(name, definitions, demands, numbers)),
  };
}

/** Numbers the definitions that the roots lead to, in the order of their names. */
function numbersOf(
  definitions: Published['definitions'],
  roots: readonly string[],
): ReadonlyMap<string, number> {
  const reached = new Set<string>();
  const reach = (type: PublishedType): void => {
    if (typeof type === 'object') {
      if ('type' in type) reach(type.type);
      else reach('*' in type ? type['*'] : type[0]);
    } else if (isStruct(definitions[type]) && !reached.has(type)) {
      reached.add(type);
      for (const field of Object.values(definitions[type]?.fields ?? {})) reach(field);
    }
  };
  for (const root of roots) reach(root);
  return new Map([...reached].toSorted().map((name, index) => [name, index]));
}

/** An `object` without fields is an empty struct to the server, but for those that hold any JSON. */
function isStruct(definition: PublishedDefinition | undefined): boolean {
  return definition?.fields !== undefined || definition?.is === 'object';
}

const anyJson = /\.(?:RawExtension|FieldsV1|Patch|JSON|JSONSchemaPropsOr\w+)$/u;

function lineOf(
  name: string,
  definitions: Published['definitions'],
  demands: Demands,
  numbers: ReadonlyMap<string, number>,
): string {
  const fields = Object.entries(definitions[name]?.fields ?? {}).map(([field, type]) => {
    const known = fieldOf(type);
    const demand = demands.required[name]?.[field];
    return [
      field,
      demand === undefined ? '' : demand === 'present' ? '!' : '!!',
      ':',
      typeCode(known.type, definitions, numbers),
      valuesCode(demands.enums[name]?.[field]),
      keysCode(known, demands.unique[name]?.[field], definitions),
      span(known),
    ].join('');
  });
  return [name.slice(name.lastIndexOf('.') + 1), ...fields].join(';');
}

const codes: ReadonlyMap<string, string> = new Map([
  ['string', 's'],
  ['boolean', 'b'],
  ['integer:int32', 'i'],
  ['integer:int64', 'l'],
  ['integer', 'l'],
  ['number', 'd'],
  ['number:double', 'd'],
  ['string:byte', 'y'],
  ['string:date-time', 't'],
  ['string:int-or-string', 'p'],
  ['any', '*'],
  ['object', '*'],
]);

function typeCode(
  type: PublishedType,
  definitions: Published['definitions'],
  numbers: ReadonlyMap<string, number>,
): string {
  if (typeof type === 'object') {
    if ('type' in type) return typeCode(type.type, definitions, numbers);
    return '*' in type
      ? `{${typeCode(type['*'], definitions, numbers)}`
      : `[${typeCode(type[0], definitions, numbers)}`;
  }
  if (type.endsWith('.resource.Quantity')) return 'q';
  if (type.endsWith('.MicroTime')) return 'm';
  if (anyJson.test(type)) return '*';
  if (numbers.has(type)) return reference(numbers, type);
  const code = codes.get(definitions[type]?.is ?? type);
  if (code === undefined) throw new Error(`there is no code for the type \`${type}\``);
  return code;
}

function reference(numbers: ReadonlyMap<string, number>, name: string): string {
  return `#${(numbers.get(name) ?? 0).toString(36)}`;
}

function valuesCode(values: readonly string[] | undefined): string {
  return values === undefined ? '' : `=${values.join('|')}`;
}

/** `^` where the server refuses a second entry with equal keys, `~` where only server-side apply does. */
function keysCode(
  { type, mapKeys, list }: PublishedField,
  refused: readonly string[] | undefined,
  definitions: Published['definitions'],
): string {
  const keys = refused ?? mapKeys ?? (list === 'set' ? [] : undefined);
  if (keys === undefined || !Array.isArray(type)) return '';
  const item: PublishedType = type[0];
  const fields = (typeof item === 'string' ? definitions[item]?.fields : undefined) ?? {};
  const named = keys.map((key) => {
    const usual = fields[key] === undefined ? undefined : fieldOf(fields[key]).default;
    return typeof usual === 'string' && usual !== '' ? `${key}/${usual}` : key;
  });
  return `${refused === undefined ? '~' : '^'}${named.join(',')}`;
}

function span({ since, until }: { readonly since?: string; readonly until?: string }): string {
  return `${since === undefined ? '' : `>${minorOf(since)}`}${until === undefined ? '' : `<${minorOf(until)}`}`;
}

function minorOf(version: string): string {
  return version.slice(version.indexOf('.') + 1);
}

function jsonOf({ about, licence, kinds, definitions }: Condensed): string {
  const listed = (lines: readonly string[]): string =>
    lines.map((line) => `    ${JSON.stringify(line)}`).join(',\n');
  return [
    '{',
    `  "about": ${JSON.stringify(about)},`,
    `  "licence": ${JSON.stringify(licence)},`,
    '  "kinds": [',
    listed(kinds),
    '  ],',
    '  "definitions": [',
    listed(definitions),
    '  ]',
    '}',
    '',
  ].join('\n');
}

function tableOf({ about, kinds, definitions }: Condensed): string {
  return [
    '// Generated from `tools/data/api-schema.json` by `npm run generate`; not to be edited.',
    '',
    '/**',
    ` * ${about}`,
    ' * What is demanded of fields beyond their types was asked of a 1.36.3 server. `built-in.ts` reads both.',
    ' */',
    'export const builtInKinds: string = `',
    ...kinds,
    '`;',
    '',
    'export const builtInDefinitions: string = `',
    ...definitions,
    '`;',
    '',
  ].join('\n');
}
