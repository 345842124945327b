import { lineBreakAt, lineStart } from './lines.ts';

/** New lines in front of the line that begins at an offset, or behind the last line of the text. */
export function linesAt(text: string, at: number, lines: readonly string[]): string {
  const lineBreak = lineBreakAt(text, at);
  const isBehindLast = at === text.length && at > lineStart(text, at);
  return isBehindLast ? lineBreak + lines.join(lineBreak) : lines.join(lineBreak) + lineBreak;
}
