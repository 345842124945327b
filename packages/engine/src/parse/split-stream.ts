/** One document of a stream, offsets into its text. */
export interface DocumentRange {
  /** Where its directives, comments or marker begin. */
  readonly start: number;
  /** Where its content begins: behind the `---` marker, if there is one. */
  readonly body: number;
  readonly end: number;
  readonly hasMarker: boolean;
  readonly hasDirectives: boolean;
  /** Whether it begins on the line of a `...` marker, where nothing may stand. */
  readonly followsEndMarker: boolean;
}

/** Splits a YAML stream at `---` and `...` lines; ranges that hold nothing but blanks and comments are left out. */
export function splitStream(text: string): readonly DocumentRange[] {
  const ranges: DocumentRange[] = [];
  let start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  let body = start;
  let hasMarker = false;
  let hasDirectives = false;
  let followsEndMarker = false;
  let startMarker = findMarker(text, '\n---', start);
  let endMarker = findMarker(text, '\n...', start);
  for (;;) {
    const marker = Math.min(startMarker, endMarker, text.length);
    const isDirectives = marker === startMarker && !hasMarker && holdsOnlyDirectives(text, body, marker);
    if (isDirectives) {
      hasDirectives = true;
    } else {
      if (hasDirectives || hasContent(text, body, marker)) {
        ranges.push({ start, body, end: marker, hasMarker, hasDirectives, followsEndMarker });
      }
      if (marker === text.length) return ranges;
      hasDirectives = false;
      followsEndMarker = false;
    }
    body = marker + MARKER_LENGTH;
    hasMarker = marker === startMarker;
    if (!isDirectives) start = hasMarker ? marker : body;
    if (hasMarker) {
      startMarker = findMarker(text, '\n---', body);
    } else {
      followsEndMarker = hasContent(text, body, endOfLine(text, body));
      endMarker = findMarker(text, '\n...', body);
    }
  }
}

const BYTE_ORDER_MARK = 0xfeff;
const MARKER_LENGTH = 3;

/** The next line that starts with a marker (given with the line break before it), or `Infinity`. */
function findMarker(text: string, marker: string, from: number): number {
  if (from <= 1 && text.startsWith(marker.slice(1), from) && isBlankOrEnd(text, from + MARKER_LENGTH))
    return from;
  let at = text.indexOf(marker, from);
  while (at !== -1 && !isBlankOrEnd(text, at + marker.length)) at = text.indexOf(marker, at + 1);
  return at === -1 ? Infinity : at + 1;
}

function isBlankOrEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return Number.isNaN(code) || code === 32 || code === 9 || code === 10 || code === 13;
}

/** The line break at or behind an offset, or the end of the text. */
export function endOfLine(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found === -1 ? text.length : found;
}

/** True where a range holds something besides blanks, line breaks and comments. */
export function hasContent(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === 35) {
      const lineEnd = text.indexOf('\n', at);
      if (lineEnd === -1 || lineEnd >= end) return false;
      at = lineEnd;
    } else if (code !== 32 && code !== 9 && code !== 10 && code !== 13) {
      return true;
    }
    at++;
  }
  return false;
}

/** True where a range holds at least one directive and otherwise only blanks and comments. */
function holdsOnlyDirectives(text: string, start: number, end: number): boolean {
  let directives = 0;
  let at = start;
  while (at < end) {
    let lineEnd = text.indexOf('\n', at);
    if (lineEnd === -1 || lineEnd > end) lineEnd = end;
    if (text.charCodeAt(at) === 37) directives++;
    else if (hasContent(text, at, lineEnd)) return false;
    at = lineEnd + 1;
  }
  return directives > 0;
}
