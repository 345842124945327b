import type { ParsedDocument, ParseProblem, ParsedSource, Source } from './document.ts';
import { readFully } from './full-reader.ts';
import { splitStream } from './split-stream.ts';

/** Reads every document of a source as Kubernetes would; what cannot be read becomes a problem, never an exception. */
export function parseSource(source: Source): ParsedSource {
  const text = withoutLoneReturns(source.text);
  const documents: ParsedDocument[] = [];
  const problems: ParseProblem[] = [];
  let templates = 0;
  for (const range of splitStream(text)) {
    const result = readFully(text, range);
    if (result === undefined) continue;
    if (!('code' in result)) documents.push(result);
    else if (isTemplate(text.slice(range.start, range.end))) templates++;
    else problems.push(result);
  }
  return { documents, problems, templates };
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
