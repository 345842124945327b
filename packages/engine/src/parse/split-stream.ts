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
  const nextStart = markerFinder(text, '---');
  const nextEnd = markerFinder(text, '...');
  let start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  let body = start;
  let hasMarker = false;
  let hasDirectives = false;
  let followsEndMarker = false;

  const close = (end: number): void => {
    if (!hasDirectives && !hasContent(text, body, end)) return;
    ranges.push({ start, body, end, hasMarker, hasDirectives, followsEndMarker });
  };

  for (;;) {
    const startMarker = nextStart(body);
    const endMarker = nextEnd(body);
    const marker = Math.min(startMarker, endMarker);
    if (marker === Infinity) break;
    if (marker === startMarker) {
      if (!hasMarker && holdsOnlyDirectives(text, body, marker)) {
        hasDirectives = true;
      } else {
        close(marker);
        start = marker;
        hasDirectives = false;
        followsEndMarker = false;
      }
      hasMarker = true;
    } else {
      close(marker);
      start = marker + MARKER_LENGTH;
      hasMarker = false;
      hasDirectives = false;
      followsEndMarker = hasContent(text, start, endOfLine(text, start));
    }
    body = marker + MARKER_LENGTH;
  }
  close(text.length);
  return ranges;
}

const BYTE_ORDER_MARK = 0xfeff;
const MARKER_LENGTH = 3;

/** Finds the next line that starts with a marker; remembers what it found, so that a stream is looked through once. */
function markerFinder(text: string, marker: string): (from: number) => number {
  const onItsLine = `\n${marker}`;
  let found = -1;
  return (from) => {
    if (found >= from) return found;
    const isFirst = from <= 1 && text.startsWith(marker, firstOffset(text)) && from <= firstOffset(text);
    if (isFirst && isBlankOrEnd(text, firstOffset(text) + MARKER_LENGTH)) return (found = firstOffset(text));
    let at = text.indexOf(onItsLine, Math.max(from - 1, 0));
    while (at !== -1 && !isBlankOrEnd(text, at + onItsLine.length)) at = text.indexOf(onItsLine, at + 1);
    return (found = at === -1 ? Infinity : at + 1);
  };
}

function firstOffset(text: string): number {
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
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
