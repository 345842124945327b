import type { Span } from './document.ts';

/** What was read from a document, for a check that nothing else stands in it. */
export interface Coverage {
  /** Keys, scalars and aliases. */
  readonly leaves: readonly Span[];
  /** Maps and lists in brackets. */
  readonly brackets: readonly Span[];
  /** How many anchors, tags, `-`, `?` and `:` belong to the nodes. */
  readonly marks: number;
}

/**
 * Where a document holds something that the values read from it do not account for: the YAML library drops some of
 * what it cannot place without an error, and takes tabs where Kubernetes' reader does not. Between the leaves only
 * indicators, brackets, anchors, tags, blanks and comments may stand.
 */
export function uncoveredTextAt(text: string, range: Span, coverage: Coverage): number | undefined {
  let marks = 0;
  for (const gap of gapsBetween(coverage.leaves, range)) {
    for (let at = gap.start; at < gap.end; at = BETWEEN.lastIndex) {
      BETWEEN.lastIndex = at;
      if (!BETWEEN.test(text)) return at;
      if (MARKS.includes(text.charAt(at))) marks++;
    }
  }
  return marks === coverage.marks ? undefined : range.start;
}

/** Where a tab stands at the start of a line outside brackets and scalars, or behind a `-` or `?`. */
export function badTabAt(text: string, range: Span, coverage: Coverage): number | undefined {
  if (!text.slice(range.start, range.end).includes('\t')) return undefined;
  for (const gap of gapsBetween([...coverage.leaves, ...coverage.brackets], range)) {
    for (let at = gap.start; at < gap.end; at++) {
      if (text.charAt(at) === '#') at = commentEnd(text, at);
      else if (text.charAt(at) === '\t' && isIndentation(text, range.start, at)) return at;
    }
  }
  return undefined;
}

const MARKS = '&!-?:';
const BETWEEN =
  /[\s,[\]{}]+|[-?:]|#[^\n]*|&[A-Za-z0-9_-]+|!<[\w\-;/?:@&=+$,.!~*'()[\]]+>(?=\s|$)|![\w\-;/?:@&=+$.!~*'()]*(?=\s|$)/y;

function gapsBetween(spans: readonly Span[], range: Span): readonly Span[] {
  const gaps: Span[] = [];
  let at = range.start;
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    if (span.start > at) gaps.push({ start: at, end: span.start });
    at = Math.max(at, span.end);
  }
  gaps.push({ start: at, end: range.end });
  return gaps;
}

function commentEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found === -1 ? text.length : found;
}

function isIndentation(text: string, start: number, tab: number): boolean {
  let at = tab - 1;
  while (at >= start && text.charAt(at) === ' ') at--;
  const before = at < start ? '\n' : text.charAt(at);
  return before === '\n' || before === '-' || before === '?';
}
