/** A position in a text, both numbers counted from 1; columns in UTF-16 units. */
export interface LinePosition {
  readonly line: number;
  readonly column: number;
}

/** Finds lines and columns in one text. */
export interface LineTable {
  /** The position of an offset; one outside the text is taken to its nearest end. */
  readonly positionOf: (offset: number) => LinePosition;
  /** The offset of a line's first character; a line outside the text is taken to its nearest end. */
  readonly offsetOf: (line: number) => number;
  readonly lineCount: () => number;
}

/** The line table of a text, built at the first question. Lines end at `\n`, `\r\n` and a lone `\r`. */
export function lineTable(text: string): LineTable {
  let starts: readonly number[] | undefined;
  const lineStarts = (): readonly number[] => (starts ??= startsOfLines(text));
  return {
    positionOf(offset) {
      const at = Math.min(Math.max(offset, 0), text.length);
      const line = lastAtOrBefore(lineStarts(), at);
      return { line: line + 1, column: at - (lineStarts()[line] ?? 0) + 1 };
    },
    offsetOf(line) {
      if (line < 1) return 0;
      return lineStarts()[line - 1] ?? text.length;
    },
    lineCount: () => lineStarts().length,
  };
}

function startsOfLines(text: string): readonly number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
