import type { FastDocument, FastReader } from './fast-reader.ts';

/**
 * Reads JSON values that stand one behind the other, as kubectl does where a file starts like JSON: with JSON's own
 * escapes and without markers between them. `undefined` where the text is anything else.
 */
export function readJsonStream(
  reader: FastReader,
  text: string,
  start: number,
  limit: number,
): readonly (FastDocument & { readonly start: number })[] | undefined {
  const documents = [];
  for (let at = nextValue(text, start, limit); at < limit;) {
    const code = text.charCodeAt(at);
    if (code !== OPEN_BRACE && code !== OPEN_BRACKET) return undefined;
    const read = reader.readJson(text, at, limit);
    if (read === undefined || !isJson(text.slice(at, read.end))) return undefined;
    documents.push({ ...read, start: at });
    at = nextValue(text, read.end, limit);
  }
  return documents.length === 0 ? undefined : documents;
}

const OPEN_BRACKET = 91;
const OPEN_BRACE = 123;

function nextValue(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit && ' \t\r\n'.includes(text.charAt(at))) at++;
  return at;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
