import { Lexer } from 'yaml';
import type { Edit } from '../src/checks/check.ts';
import { applyEdits } from '../src/fix/edits/apply.ts';
import { applyTextEdits, type TextEdit } from '../src/fix/files/text-edit.ts';
import { textEditsOf } from '../src/fix/text/edit-document.ts';
import { withoutRepeats } from '../src/fix/text/wishes.ts';
import { isArray, isObject, isSameJson, valueAt, type JsonValue } from '../src/model/json.ts';
import { escapeToken } from '../src/model/pointer.ts';
import type { ParsedDocument, Source } from '../src/parse/document.ts';
import { parseSource } from '../src/parse/parse-source.ts';

/** What came of edits of one document: they cannot be made, or the text that was made and what is wrong with it. */
export type Outcome =
  | { readonly obstacle: string }
  | {
      readonly after: string;
      /** What it says other than intended. */
      readonly faults: readonly string[];
      /** What has changed although no edit is about it. */
      readonly touched: readonly string[];
    };

/** Edits a document's text, and says what the text then has other than what was promised. */
export function outcomeOf(source: Source, index: number, edits: readonly Edit[]): Outcome {
  const before = parseSource(source);
  const document = before.documents[index];
  if (document === undefined) return { obstacle: 'no document' };
  const made = textEditsOf(source, document, edits);
  if ('reason' in made) return { obstacle: made.reason };
  const faults: string[] = [];
  let past = 0;
  for (const edit of made) {
    if (edit.start < past) faults.push('edits overlap or are out of order');
    if (edit.old !== source.text.slice(edit.start, edit.end)) faults.push('`old` is not what stands there');
    past = edit.end;
  }
  const after = applyTextEdits(source.text, made);
  const read = parseSource({ uri: source.uri, text: after });
  if (read.problems.length !== before.problems.length) faults.push('problems');
  if (read.documents.length !== before.documents.length) faults.push('number of documents');
  for (const [at, { value }] of before.documents.entries()) {
    const wanted = at === index ? applyEdits(value, withoutRepeats(edits)) : value;
    if (!isSameJson(read.documents[at]?.value, wanted)) faults.push(`value of document ${at}`);
  }
  return { after, faults, touched: touchedBeside(source.text, document, edits, { made, after }) };
}

function touchedBeside(
  text: string,
  document: ParsedDocument,
  edits: readonly Edit[],
  { made, after }: { readonly made: readonly TextEdit[]; readonly after: string },
): readonly string[] {
  const faults: string[] = [];
  if (text.endsWith('\n') !== after.endsWith('\n')) faults.push('line break at the end');
  if (/^(?:[^\n]*\r\n)+[^\n]*$/.test(text) && /(?<!\r)\n/.test(after))
    faults.push('line break without a return');
  if (!text.includes('\r') && after.includes('\r')) faults.push('line break with a return');
  const allowed = edits.flatMap((edit) => stretchesOf(text, document, edit));
  for (const edit of made) {
    const isWholeLines =
      edit.old === '' && (edit.start === text.length || text.charAt(edit.start - 1) === '\n');
    if (isWholeLines) continue;
    for (const line of linesOf(text, edit.start, edit.end)) {
      const isInside = allowed.some(({ start, end }) => start <= line.end && line.start <= end);
      if (!isInside) faults.push(`line ${JSON.stringify(text.slice(line.start, line.end))}`);
    }
  }
  faults.push(
    ...lostComments(
      text,
      after,
      allowed.filter(({ isGone }) => isGone),
    ),
  );
  return faults;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  /** Whether what stands there may go as a whole. */
  readonly isGone: boolean;
}

/** Where an edit may touch the text: the node it is about, and of what holds that node the line it begins on. */
function stretchesOf(text: string, document: ParsedDocument, { at }: Edit): readonly Stretch[] {
  const place = document.place(at);
  const parent = document.place(at.slice(0, Math.max(at.lastIndexOf('/'), 0)));
  const start = lineStart(text, Math.min(place.region.start, place.value.start));
  const column = text.slice(start).search(/[^\s]/u);
  const end = endOfBlock(text, place.value.end, Math.max(column, 0));
  const own = {
    start,
    end,
    isGone: place.pointer === at || !isContainer(valueOf(document.value, place.pointer)),
  };
  const below = { start: end, end: nextContent(text, end), isGone: false };
  const above = { start: lineStart(text, previousContent(text, start)), end: start, isGone: false };
  const key = { start: parent.region.start, end: parent.region.end, isGone: false };
  return [own, key, below, above];
}

function isContainer(value: JsonValue | undefined): boolean {
  return isObject(value) || isArray(value);
}

function valueOf(value: JsonValue, pointer: string): JsonValue | undefined {
  return tokens(pointer).reduce<JsonValue | undefined>(
    (at, token) => (isArray(at) ? at[Number(token)] : isObject(at) ? valueAt(at, token) : undefined),
    value,
  );
}

function tokens(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found === -1 ? text.length : found;
}

/** The end of a block with the comments behind it that stand deeper. */
function endOfBlock(text: string, from: number, column: number): number {
  let end = lineEnd(text, from);
  for (let at = end + 1; at < text.length;) {
    const next = lineEnd(text, at);
    const line = text.slice(at, next);
    const isComment = /^\s*#/.test(line);
    if (!isComment && line.trim() !== '') break;
    if (isComment && line.search(/\S/) <= column) break;
    if (isComment) end = next;
    at = next + 1;
  }
  return end;
}

function nextContent(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at = lineEnd(text, at) + 1) {
    if (!/^\s*$/.test(text.slice(at, lineEnd(text, at)))) return lineEnd(text, at);
  }
  return text.length;
}

function previousContent(text: string, from: number): number {
  for (let at = from - 1; at > 0; at = lineStart(text, at) - 1) {
    if (!/^\s*(?:#.*)?$/.test(text.slice(lineStart(text, at), at))) return at;
  }
  return 0;
}

function linesOf(text: string, start: number, end: number): readonly { start: number; end: number }[] {
  const lines = [];
  for (let at = lineStart(text, start); at < end || lines.length === 0; at = lineEnd(text, at) + 1) {
    lines.push({ start: at, end: lineEnd(text, at) });
  }
  return lines;
}

function lostComments(before: string, after: string, gone: readonly Stretch[]): readonly string[] {
  const left = new Map<string, number>();
  for (const { text } of commentsIn(after)) left.set(text, (left.get(text) ?? 0) + 1);
  const lost: string[] = [];
  for (const { text, at } of commentsIn(before)) {
    if (gone.some(({ start, end }) => start <= at && at <= end)) continue;
    const count = left.get(text) ?? 0;
    if (count === 0) lost.push(`lost ${text}`);
    left.set(text, count - 1);
  }
  return lost;
}

function commentsIn(text: string): readonly { readonly text: string; readonly at: number }[] {
  if (!text.includes('#')) return [];
  const comments = [];
  let at = 0;
  for (const token of new Lexer().lex(text)) {
    if (token.startsWith('#') && /(?:^|\s)$/.test(text.slice(Math.max(0, at - 1), at))) {
      comments.push({ text: token.trimEnd(), at });
    }
    // The lexer marks documents, flow ends and scalars by characters that are not in the text.
    if (!CONTROL.has(token)) at += token.length;
  }
  return comments;
}

const CONTROL = new Set(['\u0002', '\u0018', '\u001f']);

/** A pointer and the value there, for every node. */
export function nodesOf(
  value: JsonValue,
  at = '',
): readonly { readonly at: string; readonly value: JsonValue }[] {
  if (isArray(value))
    return [{ at, value }, ...value.flatMap((item, index) => nodesOf(item, `${at}/${index}`))];
  if (!isObject(value)) return [{ at, value }];
  return [
    { at, value },
    ...Object.keys(value).flatMap((key) => nodesOf(valueAt(value, key) ?? null, `${at}/${escapeToken(key)}`)),
  ];
}

/** Edits of a value that numbers choose: what is there is set or removed, and new things come to it. */
export function chosenEdits(
  value: JsonValue,
  choices: readonly number[],
  values: readonly JsonValue[],
): readonly Edit[] {
  const nodes = nodesOf(value);
  return choices.map((choice, index): Edit => {
    const node = nodes[Math.floor(choice / 8) % nodes.length] ?? { at: '', value };
    const made = values[index % values.length] ?? null;
    const isRoot = node.at === '';
    switch (choice % 8) {
      case 0:
      case 1:
        return isRoot ? { op: 'set', at: '/added', value: made } : { op: 'remove', at: node.at };
      case 2:
        return isRoot ? { op: 'set', at: '/added', value: made } : { op: 'set', at: node.at, value: made };
      case 3:
        return { op: 'set', at: `${node.at}/-`, value: made };
      case 4:
        return { op: 'set', at: `${node.at}/added/deep`, value: made };
      default:
        return { op: 'set', at: `${node.at}/added`, value: made };
    }
  });
}
