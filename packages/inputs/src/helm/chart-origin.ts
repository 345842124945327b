import { isArray, isObject, pathOf, placedDocuments, tokensOf, valueAtPointer } from '@plimsoll/engine';
import type { JsonValue, Location, Origin, WrittenAt } from '@plimsoll/engine';

import { keyOf, valueUnder, type ChartValue, type ValueLeaf, type ValuePath } from './chart-values.ts';
import type { DocumentOrigins } from './line-origins.ts';
import type { RenderedDocument } from './rendered-documents.ts';
import type { DocumentValues, ShownValue } from './value-proof.ts';

/** One document of a source that was rendered from a chart, with what is known of its lines. */
export interface TracedDocument extends RenderedDocument {
  readonly origins: DocumentOrigins;
  readonly values: DocumentValues;
}

/** What an origin is made of. */
export interface ChartOriginParts {
  readonly documents: readonly TracedDocument[];
  /** Where everything stands of which no more is known: the template, or what names the archive that it is packed in. */
  readonly fallback: { readonly file: string; readonly line: number; readonly note: string | undefined };
  /** From a file's path in the chart to its uri. */
  readonly uriOf: (file: string) => string;
  /** The lines of a file of the chart. */
  readonly linesOf: (file: string) => readonly string[];
  readonly values: ChartValue | undefined;
  /** Whether the command line gives a value, so that no file does. */
  readonly isGiven: (path: ValuePath) => boolean;
  readonly variant: string | undefined;
}

/** The text of a rendered template: its documents, each under a line of three dashes. */
export function textOfDocuments(documents: readonly RenderedDocument[]): string {
  return documents.map(({ lines, judged = lines }) => `---\n${judged.join('\n')}\n`).join('');
}

/** Leads from a rendered template back to its lines, and to the values that stand in them. */
export function chartOrigin(parts: ChartOriginParts): Origin {
  const starts = startsOf(parts.documents);
  let read: readonly JsonValue[] | undefined;
  const valueOf = (index: number): JsonValue | undefined => {
    const document = parts.documents[index];
    if (document === undefined) return undefined;
    read ??= parts.documents.map((one) => firstValue(one));
    return read[index];
  };
  const hooks = new Map<number, WrittenAt['because']>();
  const hookOf = (index: number): WrittenAt['because'] => {
    const known = hooks.get(index) ?? hookNote(parts.documents[index]?.lines ?? []);
    hooks.set(index, known);
    return known;
  };
  const find = (line: number): Found | undefined => {
    const index = starts.findLastIndex((start) => start <= line);
    const document = parts.documents[index];
    const start = starts[index];
    return document === undefined || start === undefined ? undefined : { document, index, at: line - start };
  };
  return {
    variant: parts.variant,
    lineOf: (line) => placeAt(find(line), parts),
    locate: (rendered, field) =>
      locate(rendered, field, { parts, found: find(rendered.line), valueOf, hookOf }),
  };
}

interface Found {
  readonly document: TracedDocument;
  readonly index: number;
  /** Index of the line in the document. */
  readonly at: number;
}

/** The first line of each document's own text, counted from 1; the line before it is the one of three dashes. */
function startsOf(documents: readonly TracedDocument[]): readonly number[] {
  let line = 1;
  return documents.map(({ lines }) => {
    const start = line + 1;
    line = start + lines.length;
    return start;
  });
}

function firstValue({ lines }: RenderedDocument): JsonValue {
  return placedDocuments({ uri: '', text: lines.join('\n') }).documents[0]?.value ?? null;
}

function placeAt(
  found: Found | undefined,
  { fallback, uriOf }: ChartOriginParts,
): { uri: string; line: number } {
  const { file, line } = found?.document.origins?.[found.at] ?? fallback;
  return { uri: uriOf(file), line };
}

interface Question {
  readonly parts: ChartOriginParts;
  readonly found: Found | undefined;
  readonly valueOf: (index: number) => JsonValue | undefined;
  readonly hookOf: (index: number) => WrittenAt['because'];
}

function locate(rendered: Location, field: string, question: Question): WrittenAt {
  const { parts, found } = question;
  const place = placeAt(found, parts);
  const origin = found?.document.origins?.[found.at];
  const line = found?.document.lines[found.at] ?? '';
  const { file, line: at } = origin ?? parts.fallback;
  const written = parts.linesOf(file)[at - 1] ?? '';
  const { includedAt } = origin ?? { includedAt: undefined };
  return {
    location: { ...rendered, ...place, ...columnsIn(written, line, rendered), endLine: place.line },
    because: [
      ...(parts.fallback.note === undefined ? [] : [{ text: parts.fallback.note }]),
      ...(includedAt === undefined
        ? []
        : [{ text: 'included here', uri: parts.uriOf(includedAt.file), line: includedAt.line }]),
      ...(found === undefined ? [] : valuesOf(rendered, field, found, question)),
      ...(found === undefined ? [] : question.hookOf(found.index)),
    ],
  };
}

/** The columns of the same text in the template, else of the same key, else of all that is written in the line. */
function columnsIn(
  written: string,
  line: string,
  { column, endColumn, line: from, endLine }: Location,
): { readonly column: number; readonly endColumn: number } {
  const text = line.slice(column - 1, from === endLine ? endColumn - 1 : undefined).trimEnd();
  const start = text === '' ? -1 : written.indexOf(text);
  if (start >= 0) return { column: start + 1, endColumn: start + 1 + text.length };
  const first = written.length - written.trimStart().length;
  return { column: first + 1, endColumn: Math.max(first + 2, written.trimEnd().length + 1) };
}

/** The values that a field is made of, or below which one that is missing is to be set. */
function valuesOf(
  rendered: Location,
  field: string,
  { document, index, at }: Found,
  { parts, valueOf }: Question,
): WrittenAt['because'] {
  const value = valueOf(index);
  if (!isObject(value)) return [];
  const isThere = rendered.pointer === field;
  if (isThere && isScalar(valueAtPointer(value, field))) {
    const found = valuesWithin(rendered, at, document);
    if (found.length > 0) {
      return found.slice(0, mostValues).map(({ path, place }) => ({
        text: `the value comes from \`${keyOf(path)}\`: set \`${keyOf(path)}\``,
        ...place,
      }));
    }
  }
  const filled = fieldIn(field, value, document.values.byField);
  if (filled === undefined) return [];
  const { holder, rest } = filled;
  const path = [...holder.path, ...rest];
  const there = parts.values === undefined ? undefined : valueUnder(parts.values, path);
  // What a template writes beside the values of a map does not come from them.
  if (isThere && (there === undefined || parts.isGiven(path))) return [];
  return [{ text: `set \`${keyOf(path)}\``, ...(there ?? holder).place }];
}

const mostValues = 5;

/** The values that stand in a scalar, each once: of a line that holds several fields, those between its columns. */
function valuesWithin(
  { line, endLine, column, endColumn }: Location,
  at: number,
  { values }: TracedDocument,
): readonly ValueLeaf[] {
  const shown = Array.from({ length: endLine - line + 1 }, (_, more) => values.byLine.get(at + more) ?? []);
  const isWithin = ({ end }: ShownValue): boolean =>
    line !== endLine || end === undefined || (end >= column && end < endColumn);
  return [
    ...new Set(
      shown
        .flat()
        .filter(isWithin)
        .map(({ leaf }) => leaf),
    ),
  ];
}

/** The nearest map of values around a field, and the way from it to the field. */
function fieldIn(
  field: string,
  value: JsonValue,
  byField: ReadonlyMap<string, ChartValue>,
): { readonly holder: ChartValue; readonly rest: readonly string[] } | undefined {
  if (!isObject(value) || byField.size === 0) return undefined;
  const tokens = tokensOf(field);
  const raw = field.split('/').slice(1);
  for (let length = tokens.length; length > 0; length--) {
    const holder = byField.get(pathOf(value, `/${raw.slice(0, length).join('/')}`));
    if (holder === undefined) continue;
    const rest = tokens.slice(length);
    // A map is filled below, an empty value is filled itself; positions in lists are no keys.
    if ((holder.kind === 'map') !== rest.length > 0 || rest.some((token) => /^\d+$|^-$/u.test(token)))
      return undefined;
    return { holder, rest };
  }
  return undefined;
}

function isScalar(value: JsonValue | undefined): boolean {
  return !isObject(value) && !isArray(value);
}

/** What Helm creates only at certain times is said to be so. */
function hookNote(lines: readonly string[]): WrittenAt['because'] {
  const line = lines.find((one) => /^\s+["']?helm\.sh\/hook["']?:/u.test(one)) ?? '';
  const hook = /:\s*["']?([\w,-]+)/u.exec(line)?.[1];
  if (hook === undefined) return [];
  const isTest = hook.split(',').some((one) => one.startsWith('test'));
  return [{ text: isTest ? 'created only by `helm test`' : `created by Helm as a hook (\`${hook}\`)` }];
}
