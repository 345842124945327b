import {
  escapeToken,
  isArray,
  isObject,
  pathOf,
  placedDocuments,
  tokensOf,
  type JsonValue,
  type PlacedDocument,
} from '@plimsoll/engine';

import { pointerOf } from '../../render/place/pointer-steps.ts';
import type { TracedDocument } from '../chart-origin.ts';
import type { ChartValue, ValueLeaf, ValuePath } from '../chart-values.ts';
import type { LineOrigin } from '../line-origins.ts';

/** A rendered document with its fields by their lines. */
export interface RenderedLines {
  readonly value: JsonValue;
  /** The lines of a field that is there, from its key to the end of its value. */
  readonly linesOf: (pointer: string) => { readonly first: number; readonly last: number };
  readonly originOf: (line: number) => LineOrigin | undefined;
  readonly textOf: (line: number) => string;
  /** The leaf of the values that a field was proved to print. */
  readonly leafOf: (pointer: string) => ValueLeaf | undefined;
  /** The leaves whose values stand in the line of a field. */
  readonly leavesAt: (pointer: string) => readonly ValueLeaf[];
  /** The map or the empty value that was proved to fill a field, there or not. */
  readonly filledBy: (pointer: string) => ChartValue | undefined;
}

/** A document of a rendered source, counted from 0; `undefined` where there is none. */
export function renderedLines(
  text: string,
  documents: readonly TracedDocument[],
  index: number,
): RenderedLines | undefined {
  const placed = placedDocuments({ uri: '', text }).documents[index];
  if (placed === undefined || !isObject(placed.value)) return undefined;
  const { value } = placed;
  const lastLineOf = spanReader(placed);
  const first = placed.locate('').line;
  const { document, start } = documentAt(documents, first) ?? {};
  if (document === undefined || start === undefined) return undefined;
  const linesOf: RenderedLines['linesOf'] = (pointer) => ({
    first: placed.locate(pointer).line - start,
    last: lastLineOf(pointer) - start,
  });
  const leavesAt = (pointer: string): readonly ValueLeaf[] => {
    const lines = linesOf(pointer);
    const all: ValueLeaf[] = [];
    for (let at = lines.first; at <= lines.last; at++)
      all.push(...(document.values.byLine.get(at) ?? []).map(({ leaf }) => leaf));
    return [...new Set(all)];
  };
  const textOf = (line: number): string => document.lines[line] ?? '';
  return {
    value,
    linesOf,
    originOf: (line) => document.origins?.[line],
    textOf,
    leavesAt,
    leafOf: (pointer) => leafFor(value, pointer, leavesAt(pointer)),
    filledBy: (pointer) => document.values.byField.get(pathOf(value, pointer)),
  };
}

/** The traced document in which a line of the source lies, and the line at which its own text begins. */
function documentAt(
  documents: readonly TracedDocument[],
  line: number,
): { readonly document: TracedDocument; readonly start: number } | undefined {
  let start = 2;
  for (const document of documents) {
    if (line < start + document.lines.length) return { document, start };
    start += document.lines.length + 1;
  }
  return undefined;
}

/** The last line of each field, from those of all that is in it. */
function spanReader({ value, locate }: PlacedDocument): (pointer: string) => number {
  const known = new Map<string, number>();
  const note = (here: JsonValue, pointer: string): number => {
    const { endLine } = locate(pointer);
    const last = membersOf(here).reduce(
      (most, [token, member]) => Math.max(most, note(member, `${pointer}/${escapeToken(token)}`)),
      endLine,
    );
    known.set(pointer, last);
    return last;
  };
  return (pointer) => {
    if (known.size === 0) note(value, '');
    return known.get(pointer) ?? locate(pointer).endLine;
  };
}

function membersOf(value: JsonValue): readonly (readonly [string, JsonValue])[] {
  if (isArray(value)) return value.map((item, index) => [String(index), item]);
  return isObject(value) ? Object.entries(value) : [];
}

/** Of the leaves in a field's lines the one that says what the field says; its name tells several apart. */
function leafFor(value: JsonValue, pointer: string, leaves: readonly ValueLeaf[]): ValueLeaf | undefined {
  const here = scalarIn(value, pointer);
  if (here === undefined) return undefined;
  const same = leaves.filter((leaf) => String(leaf.value) === here);
  const tokens = tokensOf(pointer);
  return same.toSorted((a, b) => commonTail(b.path, tokens) - commonTail(a.path, tokens))[0];
}

function scalarIn(value: JsonValue, pointer: string): string | undefined {
  let here: JsonValue | undefined = value;
  for (const token of tokensOf(pointer)) {
    here = membersOf(here ?? null).find(([key]) => key === token)?.[1];
  }
  return here === undefined || isArray(here) || isObject(here) ? undefined : String(here);
}

function commonTail(path: ValuePath, tokens: readonly string[]): number {
  let length = 0;
  while (
    length < Math.min(path.length, tokens.length) &&
    String(path.at(-1 - length)) === tokens.at(-1 - length)
  )
    length += 1;
  return length;
}

/**
 * What among the values is printed whole as a map or a list, by its pointer: the maps and lists around proved leaves that are
 * called the same in the document and among the values, where no line of a template names the leaf.
 */
export function wholeValues(
  { value, leafOf }: RenderedLines,
  isNamed: (pointer: string) => boolean,
): ReadonlyMap<string, ValuePath> {
  const found = new Map<string, ValuePath>();
  const visit = (here: JsonValue, pointer: string): void => {
    for (const [token, member] of membersOf(here)) visit(member, `${pointer}/${escapeToken(token)}`);
    if (isArray(here) || isObject(here)) return;
    const leaf = leafOf(pointer);
    if (leaf === undefined || isNamed(pointer)) return;
    const tokens = tokensOf(pointer);
    const depth = commonTail(leaf.path, tokens);
    for (let up = 1; up <= depth; up++) {
      const at = pointerOf(tokens.slice(0, -up));
      if (!found.has(at)) found.set(at, leaf.path.slice(0, -up));
    }
  };
  visit(value, '');
  return found;
}
