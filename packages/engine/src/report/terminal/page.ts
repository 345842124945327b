import { displayWidth } from './display-width.ts';
import { inkOf, type Ink } from './ink.ts';
import { wrap } from './wrap.ts';

/** How a terminal shows text. */
export interface PageOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly colour: boolean;
  /** False where the locale is not UTF-8: lines and dots are then drawn in ASCII. */
  readonly unicode: boolean;
}

/** What every part of a terminal report draws with. */
export interface Page {
  readonly ink: Ink;
  /** Columns for source lines. */
  readonly width: number;
  /** Columns for prose, which nobody likes to read across a wide screen. */
  readonly measure: number;
  readonly bar: string;
  readonly ellipsis: string;
}

/** Reads the options; a terminal narrower than 40 columns breaks the lines itself. */
export function pageOf({ width, colour, unicode }: PageOptions): Page {
  const columns = Number.isFinite(width) ? Math.max(40, Math.floor(width)) : 80;
  return {
    ink: inkOf(colour),
    width: columns,
    measure: Math.min(columns, 100),
    bar: unicode ? '│' : '|',
    ellipsis: unicode ? '…' : '...',
  };
}

/** Prose behind an indentation, or behind a label in it; the following lines stand under the first. */
export function paragraph(text: string, { measure }: Page, indent: string): readonly string[] {
  const hang = ' '.repeat(displayWidth(indent));
  return wrap(text, Math.max(20, measure - hang.length)).map(
    (line, index) => (index === 0 ? indent : hang) + line,
  );
}

/** What stands at the right edge, by its width: the gap before it, or `undefined` where it needs a line of its own. */
export function gapBefore(leftWidth: number, rightWidth: number, { measure }: Page): string | undefined {
  const gap = measure - leftWidth - rightWidth;
  return gap >= 2 ? ' '.repeat(gap) : undefined;
}
