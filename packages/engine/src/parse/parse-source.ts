import type { ParsedDocument, ParseProblem, ParsedSource, Source } from './document.ts';
import { FastReader, type FastDocument } from './fast-reader.ts';
import { readFully } from './full-reader.ts';
import { duplicateKeysOf, placeFinder } from './place.ts';
import { endOfLine, hasContent, splitStream, type DocumentRange } from './split-stream.ts';

/** Reads every document of a source as Kubernetes would; what cannot be read becomes a problem, never an exception. */
export function parseSource(source: Source): ParsedSource {
  const text = withoutLoneReturns(source.text);
  const lines = text.endsWith('\n') ? text : `${text}\n`;
  const documents: ParsedDocument[] = [];
  const problems: ParseProblem[] = [];
  let templates = 0;
  for (const range of splitStream(text)) {
    const fast = readFast(lines, range);
    if (fast !== undefined) {
      documents.push(fast);
      continue;
    }
    const result = readFully(text, range);
    if (result === undefined) continue;
    if (!('code' in result)) documents.push(result);
    else if (isTemplate(text.slice(range.start, range.end))) templates++;
    else problems.push(result);
  }
  return { documents, problems, templates };
}

const reader: FastReader = new FastReader();

/** What the fast reader makes of a document; `undefined` where it declines. `text` must end with a line break. */
export function readFast(text: string, range: DocumentRange): ParsedDocument | undefined {
  if (range.hasDirectives || range.followsEndMarker) return undefined;
  if (range.hasMarker && hasContent(text, range.body, endOfLine(text, range.body))) return undefined;
  const read = reader.read(text, range.body, range.end);
  return read === undefined ? undefined : documentOf(read, range.start, range.end);
}

function documentOf(read: FastDocument, start: number, end: number): ParsedDocument {
  const { value, tape } = read;
  return {
    value,
    span: { start, end },
    duplicateKeys: read.hasDuplicates ? duplicateKeysOf(tape) : [],
    place: placeFinder(tape),
  };
}

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
