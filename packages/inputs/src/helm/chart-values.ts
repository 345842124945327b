import { escapeToken, isArray, isObject, type JsonValue, type PlacedDocument } from '@plimsoll/engine';

/** A file of values: what it says, and below which keys of the chart's values. */
export interface ValuesLayer {
  readonly document: PlacedDocument;
  readonly uri: string;
  readonly below: readonly string[];
}

/** A value among those of a chart, and where it is written. */
export type ChartValue =
  | {
      readonly kind: 'map';
      readonly members: ReadonlyMap<string, ChartValue>;
      readonly path: ValuePath;
      readonly place: ValuePlace;
    }
  | {
      readonly kind: 'list';
      readonly items: readonly ChartValue[];
      readonly path: ValuePath;
      readonly place: ValuePlace;
    }
  | {
      readonly kind: 'leaf';
      readonly value: Scalar;
      readonly path: ValuePath;
      readonly place: ValuePlace;
    };

export type ValueMap = Extract<ChartValue, { kind: 'map' }>;
export type ValueLeaf = Extract<ChartValue, { kind: 'leaf' }>;
export type ValuePath = readonly (string | number)[];
type Scalar = null | boolean | number | bigint | string;

/** A line of a file of values. */
export interface ValuePlace {
  readonly uri: string;
  readonly line: number;
}

/** Deeper values are left alone. */
const deepest = 32;

/** Merges files of values as Helm does, later ones over earlier ones. */
export function mergeValues(layers: readonly ValuesLayer[]): ChartValue | undefined {
  let merged: ChartValue | undefined;
  for (const layer of layers) {
    const next = placedBelow(layer);
    merged = merged === undefined ? next : over(merged, next);
  }
  return merged;
}

/** Every value, outer ones first. */
export function* everyValue(value: ChartValue): Iterable<ChartValue> {
  yield value;
  if (value.kind === 'map') for (const member of value.members.values()) yield* everyValue(member);
  if (value.kind === 'list') for (const item of value.items) yield* everyValue(item);
}

/** The value at a path; `undefined` where there is none. */
export function valueUnder(value: ChartValue, path: ValuePath): ChartValue | undefined {
  let here: ChartValue | undefined = value;
  for (const step of path) {
    if (here?.kind === 'map') here = here.members.get(String(step));
    else if (here?.kind === 'list') here = here.items[Number(step)];
    else return undefined;
  }
  return here;
}

/** A path as `--set` takes it: dots between keys, a backslash before a dot within one. */
export function keyOf(path: ValuePath): string {
  return path
    .map((step) =>
      typeof step === 'number' ? `[${step}]` : `.${step.replaceAll(/[.,\\]/gu, String.raw`\$&`)}`,
    )
    .join('')
    .replace(/^\./u, '');
}

function placedBelow({ document, uri, below }: ValuesLayer): ChartValue {
  let value = placed(document.value, { document, uri, path: below, at: '', depth: 0 });
  for (let depth = below.length - 1; depth >= 0; depth--) {
    const path = below.slice(0, depth);
    const members = new Map([[below[depth] ?? '', value]]);
    value = { kind: 'map', members, path, place: { uri, line: 1 } };
  }
  return value;
}

interface Position {
  readonly document: PlacedDocument;
  readonly uri: string;
  readonly path: ValuePath;
  /** Pointer in the document. */
  readonly at: string;
  readonly depth: number;
}

function placed(value: JsonValue, position: Position): ChartValue {
  const { document, uri, path, at, depth } = position;
  const place = { uri, line: document.locate(at).line };
  const inner = (step: string | number): Position => ({
    ...position,
    path: [...path, step],
    at: `${at}/${escapeToken(String(step))}`,
    depth: depth + 1,
  });
  if (depth > deepest) return { kind: 'leaf', value: null, path, place };
  if (isArray(value)) {
    return { kind: 'list', items: value.map((item, index) => placed(item, inner(index))), path, place };
  }
  if (isObject(value)) {
    const members = new Map(Object.entries(value).map(([key, member]) => [key, placed(member, inner(key))]));
    return { kind: 'map', members, path, place };
  }
  return { kind: 'leaf', value, path, place };
}

function over(below: ChartValue, above: ChartValue): ChartValue {
  if (below.kind !== 'map' || above.kind !== 'map') return above;
  const members = new Map(below.members);
  for (const [key, member] of above.members) {
    const known = members.get(key);
    members.set(key, known === undefined ? member : over(known, member));
  }
  // A map that is written in several files is added to where it is written last.
  return { ...above, members };
}
