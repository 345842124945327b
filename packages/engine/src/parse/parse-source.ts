import type { DuplicateKey, ParsedDocument, ParseProblem, ParsedSource, Source } from './document.ts';
import { FastReader, type FastDocument } from './fast-reader.ts';
import { readFully } from './full-reader.ts';
import { readJsonStream } from './json-stream.ts';
import { duplicateKeysOf, placeFinder } from './place.ts';
import { endOfLine, hasContent, splitStream, type DocumentRange } from './split-stream.ts';

/** Reads every document of a source as Kubernetes would; what cannot be read becomes a problem, never an exception. */
export function parseSource(source: Source): ParsedSource {
  const text = withoutLoneReturns(source.text);
  const lines = text.endsWith('\n') ? text : `${text}\n`;
  const documents = readStream(lines, text.length);
  return documents === undefined ? readEach(text, lines) : { documents, problems: [], templates: 0 };
}

const reader: FastReader = new FastReader();

/** All documents of a stream in one go; `undefined` where there is one that the fast reader declines. */
function readStream(text: string, limit: number): readonly ParsedDocument[] | undefined {
  const documents: ParsedDocument[] = [];
  let start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  for (let body = start; ; body = start + MARKER_LENGTH) {
    if (body > start && hasContent(text, body, endOfLine(text, body))) return undefined;
    const read = reader.read(text, body, limit);
    if (read === undefined) return undefined;
    if (!read.isEmpty) documents.push(documentOf(read, start, read.end));
    if (read.end >= limit) return documents;
    if (text.charCodeAt(read.end) === DOT) return undefined;
    start = read.end;
  }
}

function readEach(text: string, lines: string): ParsedSource {
  const documents: ParsedDocument[] = [];
  const problems: ParseProblem[] = [];
  let templates = 0;
  for (const range of splitStream(text)) {
    const result = readFast(lines, range) ?? readFully(text, range);
    if (result === undefined) continue;
    if (!('code' in result)) {
      documents.push(result);
      continue;
    }
    const values = readJsonStream(reader, lines, range.body, range.end);
    if (values !== undefined) {
      for (const value of values) documents.push(documentOf(value, value.start, value.end));
    } else if (isTemplate(text.slice(range.start, range.end))) {
      templates++;
    } else {
      problems.push(result);
    }
  }
  return { documents, problems, templates };
}

/** What the fast reader makes of a document; `undefined` where it declines. `text` must end with a line break. */
export function readFast(text: string, range: DocumentRange): ParsedDocument | undefined {
  if (range.hasDirectives || range.followsEndMarker) return undefined;
  if (range.hasMarker && hasContent(text, range.body, endOfLine(text, range.body))) return undefined;
  const read = reader.read(text, range.body, range.end);
  return read === undefined || read.isEmpty ? undefined : documentOf(read, range.start, range.end);
}

function documentOf(read: FastDocument, start: number, end: number): ParsedDocument {
  const { value, tape } = read;
  return {
    value,
    span: { start, end },
    duplicateKeys: read.hasDuplicates ? duplicateKeysOf(tape) : NO_DUPLICATES,
    place: placeFinder(tape, { mayRepeat: read.hasDuplicates }),
    tape,
  };
}

const BYTE_ORDER_MARK = 0xfeff;
const MARKER_LENGTH = 3;
const DOT = 46;
const NO_DUPLICATES: readonly DuplicateKey[] = [];

/** True for a text with an action of a Go or Jinja template. */
function isTemplate(text: string): boolean {
  return holdsPair(text, '{{', '}}') || holdsPair(text, '{%', '%}');
}

function holdsPair(text: string, open: string, close: string): boolean {
  const at = text.indexOf(open);
  return at !== -1 && text.includes(close, at);
}

/** A lone `\r` ends a line in YAML; as `\n` it keeps every offset. */
function withoutLoneReturns(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}
