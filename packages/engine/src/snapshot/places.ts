import type { Location } from '../model/location.ts';
import { escapeToken } from '../model/pointer.ts';
import type { SlimResource } from './slim.ts';

/** A slim resource before its places are known. */
export type Unplaced = Omit<SlimResource, 'places'>;

/** Line, column, end line, end column and the length of the part of the pointer that exists. */
const numbersOfPlace = 5;

/**
 * The places of all pointers that a slim form mentions, five numbers for each in the order of `pointersIn`. The pointers
 * themselves are not kept twice: thousands of slim forms cross threads, and texts are what makes that slow.
 */
export function placesOf(slim: Unplaced, locate: (pointer: string) => Location): readonly number[] {
  const numbers: number[] = [];
  for (const at of pointersIn(slim)) {
    const { line, column, endLine, endColumn, pointer } = locate(at);
    numbers.push(line, column, endLine, endColumn, pointer.length);
  }
  return numbers;
}

/** The place of a field of a slim resource, or of its nearest ancestor that the slim form mentions. */
export function placeOf(slim: SlimResource, at: string): Location {
  const positions = positionsIn(slim);
  for (let here = at; here.length > slim.at.length; here = here.slice(0, here.lastIndexOf('/'))) {
    const position = positions.get(here);
    if (position !== undefined) return placeAt(slim, here, position);
  }
  return placeAt(slim, slim.at, positions.get(slim.at) ?? 0);
}

function placeAt({ uri, places }: SlimResource, at: string, position: number): Location {
  const number = (offset: number): number => places[position * numbersOfPlace + offset] ?? 1;
  return {
    uri,
    line: number(0),
    column: number(1),
    endLine: number(2),
    endColumn: number(3),
    pointer: at.slice(0, number(4)),
  };
}

const known = new WeakMap<SlimResource, ReadonlyMap<string, number>>();

/** The position of each pointer among the places; made for the few resources that something is said of. */
function positionsIn(slim: SlimResource): ReadonlyMap<string, number> {
  const made = known.get(slim) ?? new Map(pointersIn(slim).map((pointer, position) => [pointer, position]));
  known.set(slim, made);
  return made;
}

/** Every pointer that a slim form mentions: its own, those of its labels, and each field called `at` or ending in `At`. */
function pointersIn(slim: Unplaced): readonly string[] {
  const found = new Set([slim.at]);
  if (slim.labels.size > 0) {
    const labelsAt = `${slim.at}/metadata/labels`;
    found.add(labelsAt);
    for (const key of slim.labels.keys()) found.add(`${labelsAt}/${escapeToken(key)}`);
  }
  if (slim.pod !== undefined) collect(slim.pod, found);
  collect(slim.references, found);
  if (slim.details !== undefined) collect(slim.details, found);
  return [...found];
}

function collect(value: object, found: Set<string>): void {
  if (value instanceof Map) return;
  for (const [key, item] of Object.entries(value)) {
    if (typeof item === 'string') {
      if (key === 'at' || key.endsWith('At')) found.add(item);
    } else if (typeof item === 'object' && item !== null) collect(item, found);
  }
}
