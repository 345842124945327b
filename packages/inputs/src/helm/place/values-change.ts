import {
  escapeToken,
  isArray,
  isObject,
  type Change,
  type Edit,
  type JsonValue,
  memberOf,
} from '@plimsoll/engine';

import type { Option } from '../../render/place/candidates.ts';
import type { ValuePath, ValuesLayer } from '../chart-values.ts';
import { memberText } from './yaml-text.ts';

/** The files of values that may be changed, and those that they lie over. */
export interface ValuesFiles {
  /** From the innermost to the last, as Helm merges them. */
  readonly layers: readonly ValuesLayer[];
  /** The chart's own file, which subcharts yield to; `text` is what it holds. */
  readonly own: { readonly uri: string; readonly text: string } | undefined;
  /** The uris of the files that are named on top of it. */
  readonly named: readonly string[];
}

/** The ways to give a value another one, the best first. A map goes key by key into what is there. */
export function settingOf(files: ValuesFiles, path: ValuePath, value: JsonValue): readonly Option[] {
  if (path.some((_, index) => isLeaf(writtenValue(files, path.slice(0, index))))) return [];
  const [last] = holdersOf(files, path);
  if (last !== undefined) {
    return isEditable(files, last) ? [setIn(last, path, value)] : ownSetting(files, path, value);
  }
  const named = files.layers.filter(({ uri }) => files.named.includes(uri)).slice(-1);
  return [...ownSetting(files, path, value), ...named.map((layer) => setIn(layer, path, value))];
}

/** Whether something is in the place of a map in which nothing can be set. */
function isLeaf(value: JsonValue | undefined): boolean {
  return value !== undefined && value !== null && !isObject(value) && !isArray(value);
}

/** The ways to take a value out: out of every file that has it, else by `null`, which makes Helm forget it. */
export function removalOf(files: ValuesFiles, path: ValuePath): readonly Option[] {
  const holders = holdersOf(files, path);
  const [last] = holders;
  if (last === undefined) return [];
  const isItem = typeof path.at(-1) === 'number';
  const removal = holders
    .slice(0, isItem ? 1 : undefined)
    .map((layer) => fields(layer.uri, [{ op: 'remove', at: pointerIn(layer, path) }]));
  const whole =
    holders.every((layer) => isEditable(files, layer)) || (isItem && isEditable(files, last))
      ? [removal]
      : [];
  return isItem ? whole : [...whole, ...settingOf(files, path, null)];
}

/** The ways to add an item to a list that is there. */
export function appendingTo(files: ValuesFiles, path: ValuePath, value: JsonValue): readonly Option[] {
  const [last] = holdersOf(files, path);
  if (last === undefined || !isEditable(files, last)) return [];
  return [[fields(last.uri, [{ op: 'set', at: `${pointerIn(last, path)}/-`, value }])]];
}

/** What the last of the files that have something says of it. */
export function writtenValue(files: ValuesFiles, path: ValuePath): JsonValue | undefined {
  const [last] = holdersOf(files, path);
  return last === undefined ? undefined : valueUnder(last, path);
}

/** The layers that have a value of their own there, the last first. */
function holdersOf({ layers }: ValuesFiles, path: ValuePath): readonly ValuesLayer[] {
  return layers.filter((layer) => valueUnder(layer, path) !== undefined).toReversed();
}

function isEditable({ own, named }: ValuesFiles, { uri, below }: ValuesLayer): boolean {
  return (uri === own?.uri && below.length === 0) || named.includes(uri);
}

function valueUnder({ document, below }: ValuesLayer, path: ValuePath): JsonValue | undefined {
  if (below.some((key, index) => path[index] !== key)) return undefined;
  let here: JsonValue | undefined = document.value;
  for (const step of path.slice(below.length)) here = memberOf(here, String(step));
  return here;
}

function pointerIn({ below }: ValuesLayer, path: ValuePath): string {
  return path
    .slice(below.length)
    .map((step) => `/${escapeToken(String(step))}`)
    .join('');
}

function setIn(layer: ValuesLayer, path: ValuePath, value: JsonValue): Option {
  return [fields(layer.uri, settings(pointerIn(layer, path), valueUnder(layer, path), value))];
}

/** The edits that put a value over another: those of the keys of a map that has some. */
function settings(at: string, before: JsonValue | undefined, value: JsonValue): readonly Edit[] {
  if (!isObject(before) || !isObject(value) || Object.keys(before).length === 0)
    return [{ op: 'set', at, value }];
  return Object.entries(value).flatMap(([key, member]) =>
    settings(`${at}/${escapeToken(key)}`, memberOf(before, key), member),
  );
}

function ownSetting(files: ValuesFiles, path: ValuePath, value: JsonValue): readonly Option[] {
  const { own, layers } = files;
  if (own === undefined || path.some((step) => typeof step === 'number')) return [];
  const layer = layers.find(({ uri, below }) => uri === own.uri && below.length === 0);
  if (layer !== undefined && isObject(layer.document.value)) return [setIn(layer, path, value)];
  if (layer !== undefined && layer.document.value !== null) return [];
  return [[appended(own, path, value)]];
}

/** A file that says nothing yet gets its first key at its end. */
function appended(
  { uri, text }: { readonly uri: string; readonly text: string },
  path: ValuePath,
  value: JsonValue,
): Change {
  const [key, ...rest] = path.map(String);
  const nested = rest.reduceRight<JsonValue>((inner, name) => ({ [name]: inner }), value);
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text === '' || text.endsWith('\n') ? '' : lineBreak;
  const added = before + memberText(key ?? '', nested, { indent: 0, indentsLists: true, lineBreak });
  return { kind: 'text', uri, edits: [{ start: text.length, end: text.length, old: '', new: added }] };
}

function fields(uri: string, edits: readonly Edit[]): Change {
  return { kind: 'fields', uri, document: 0, edits };
}
