import type { Finding } from '../evaluate/finding.ts';
import { ownStretch, noteOf, parentLines } from './terminal/excerpt.ts';
import { markedLine, plainLine } from './terminal/marked-line.ts';
import type { SourceLines } from './terminal/source-lines.ts';

/** The source lines that a finding is about, harmless to show: those it stands below, its own, and what is marked in it. */
export interface Excerpt {
  readonly parents: readonly { readonly number: number; readonly text: string }[];
  readonly number: number;
  readonly before: string;
  readonly marked: string;
  readonly after: string;
  /** What there is to say at the mark, such as which field is not set; may be empty. */
  readonly note: string;
}

/** A line is cut to so many columns around what is marked. */
const columns = 160;

/** The excerpt of a finding; `undefined` where the source is gone or has become shorter. What may be a secret is not in it. */
export function makeExcerpt(finding: Finding, lines: SourceLines | undefined): Excerpt | undefined {
  const { location, field } = finding;
  if (lines === undefined || location.line > lines.count) return undefined;
  const { line, mark } = ownStretch(finding, lines);
  const above = parentLines(finding, lines).map((number) => ({ number, text: lines.line(number) }));
  const shift = Math.min(...[line, ...above.map(({ text }) => text)].map(indentOf), mark.start);
  const { before, marked, after } = markedLine(
    line.slice(shift),
    { start: mark.start - shift, end: mark.end - shift },
    columns,
    '…',
  );
  return {
    parents: above.map(({ number, text }) => ({ number, text: plainLine(text.slice(shift), columns, '…') })),
    number: location.line,
    before,
    marked,
    after,
    note: noteOf(location, field),
  };
}

/** Spaces that all lines of an excerpt begin with say nothing. */
function indentOf(text: string): number {
  return text.length - text.replace(/^ +/u, '').length;
}
