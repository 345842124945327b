import { lineTable } from '../../parse/line-table.ts';

/** The lines of a source, counted from 1, without what ends them. */
export interface SourceLines {
  readonly count: number;
  readonly line: (number: number) => string;
}

/** Reads lines of sources; the table of the last source is kept, since findings come file by file. */
export function makeLineReader(
  sourceText: (uri: string) => string | undefined,
): (uri: string) => SourceLines | undefined {
  let last: { readonly uri: string; readonly lines: SourceLines | undefined } | undefined;
  return (uri) => {
    if (last?.uri !== uri) {
      const text = sourceText(uri);
      last = { uri, lines: text === undefined ? undefined : linesOf(text) };
    }
    return last.lines;
  };
}

function linesOf(text: string): SourceLines {
  const table = lineTable(text);
  const count = table.lineCount();
  return {
    count,
    line: (number) => {
      const start = table.offsetOf(number);
      let end = number >= count ? text.length : table.offsetOf(number + 1);
      if (end > start && text.charCodeAt(end - 1) === 0x0a) end -= 1;
      if (end > start && text.charCodeAt(end - 1) === 0x0d) end -= 1;
      return text.slice(start, end);
    },
  };
}

/** How far up a source is searched for the lines that a line stands below. */
const farthest = 400;

/** The numbers of the nearest lines that a line stands below, outermost first: the keys and the item that hold it. */
export function parentsOf(number: number, lines: SourceLines, most: number): readonly number[] {
  const parents: number[] = [];
  let below = shapeOf(lines.line(number));
  for (let above = number - 1; above >= Math.max(1, number - farthest); above--) {
    if (parents.length === most || (below.indent === 0 && !below.isItem)) break;
    const text = lines.line(above);
    if (text.startsWith('---')) break;
    const shape = shapeOf(text);
    if (!shape.holds) continue;
    if (shape.indent < below.indent || (shape.indent === below.indent && below.isItem && !shape.isItem)) {
      parents.unshift(above);
      below = shape;
    }
  }
  return parents;
}

interface Shape {
  readonly indent: number;
  readonly isItem: boolean;
  /** False for a blank line, a comment and a closing bracket. */
  readonly holds: boolean;
}

function shapeOf(line: string): Shape {
  let indent = 0;
  while (line.charCodeAt(indent) === 0x20 || line.charCodeAt(indent) === 0x09) indent += 1;
  const first = line.charAt(indent);
  return { indent, isItem: first === '-', holds: first !== '' && !'#}]'.includes(first) };
}
