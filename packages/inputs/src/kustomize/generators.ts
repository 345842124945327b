import { resolve } from 'node:path';

import type { JsonObject, Location } from '@plimsoll/engine';

import { isInputProblem } from '../input-problem.ts';
import { readSource } from '../read-source.ts';
import { uriOf } from '../uri.ts';
import { isText, itemsAt, memberAt, textAt, type Member } from './members.ts';
import type { Part } from './read-parts.ts';
import { fileOfEntry } from './references.ts';
import type { Setting, Step } from './setting.ts';

/** What a generator knows of the world around it. */
export interface GeneratorPlace {
  readonly folder: string;
  readonly cwd: string;
  readonly locate: Part['locate'];
}

/** What a generator of a ConfigMap or Secret writes: a key comes from a literal, a file, or a line of a file. */
export function generatorStep(generator: Member, place: GeneratorPlace): Step {
  const places = placesOf(generator, place);
  const own = place.locate(generator.at);
  return ({ steps, existing, value }) => {
    const [first, second] = steps;
    const isData = first?.token === 'data' || first?.token === 'binaryData' || first?.token === 'stringData';
    const at = isData && second !== undefined ? places.get(second.token) : undefined;
    if (at === undefined) return { depth: 0, value: empty, location: own, ...unchangeable };
    return { depth: existing, value: existing === steps.length ? (value ?? empty) : empty, ...at };
  };
}

const empty: JsonObject = {};

/** Where a key is written, and how it is changed there. */
type KeyPlace = Pick<Setting, 'location' | 'rewritten' | 'removal'>;

const unchangeable = { rewritten: () => [], removal: [] } as const;

/** A key that is written as `key=value`. */
function literalPlace({ value: literal, at }: Member<string>, location: Location): KeyPlace {
  const { key } = fileOfEntry(literal);
  return {
    location,
    rewritten: (value) =>
      key === undefined || typeof value !== 'string' ? [] : [{ op: 'set', at, value: `${key}=${value}` }],
    removal: [{ op: 'remove', at }],
  };
}

/** The place of every key, the last entry of a key counting. */
function placesOf(generator: Member, { folder, cwd, locate }: GeneratorPlace): ReadonlyMap<string, KeyPlace> {
  const places = new Map<string, KeyPlace>();
  for (const literal of itemsAt(generator, 'literals').filter(isText)) {
    places.set(fileOfEntry(literal.value).key ?? literal.value, literalPlace(literal, locate(literal.at)));
  }
  for (const file of itemsAt(generator, 'files').filter(isText)) {
    const { key, path } = fileOfEntry(file.value);
    const location = firstLine(uriOf(cwd, resolve(folder, path)));
    places.set(key ?? path.slice(path.lastIndexOf('/') + 1), { location, ...unchangeable });
  }
  const env = memberAt(generator, 'env');
  for (const file of [...itemsAt(generator, 'envs'), ...(env === undefined ? [] : [env])].filter(isText)) {
    for (const [key, location] of variablesIn(resolve(folder, file.value), cwd))
      places.set(key, { location, ...unchangeable });
  }
  return places;
}

function firstLine(uri: string): Location {
  return { uri, line: 1, column: 1, endLine: 1, endColumn: 2, pointer: '' };
}

function variablesIn(path: string, cwd: string): readonly (readonly [string, Location])[] {
  const uri = uriOf(cwd, path);
  const source = readSource({ path, uri });
  if (isInputProblem(source)) return [];
  return source.text.split(/\r\n|\n|\r/u).flatMap((text, index) => {
    const key = /^\s*([^#=\s][^=]*)=/u.exec(text)?.[1];
    const line = index + 1;
    const location = { uri, line, column: 1, endLine: line, endColumn: text.length + 1, pointer: '' };
    return key === undefined ? [] : [[key, location] as const];
  });
}

/** The name that a generator gives to its object, before the hash. */
export function generatedName(generator: Member): string {
  const metadata = memberAt(generator, 'metadata');
  return textAt(generator, 'name') ?? (metadata === undefined ? '' : (textAt(metadata, 'name') ?? ''));
}
