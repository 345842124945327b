import { indentOf, isWithinBlocks, type TemplateField } from './template-field.ts';
import type { RenderedLines } from './rendered-lines.ts';
import type { WrittenLine } from './template-text.ts';

/** A rendered document, and where its fields stand in templates. */
export interface Written {
  readonly document: RenderedLines;
  /** `undefined` for a field that no line of a template names. */
  readonly fieldAt: (pointer: string) => TemplateField | undefined;
}

/** A field of a rendered document in a template. */
export interface Child {
  readonly pointer: string;
  readonly field: TemplateField;
}

/**
 * The last template line of a field: of all that it printed, of what is deeper below it, and to the end of every block that
 * begins in it. `undefined` where a block ends in it that began before.
 */
export function endOf({ pointer, field }: Child, { document }: Written): number | undefined {
  const { template, line, column } = field;
  const own = template.lines[line];
  if (own === undefined) return undefined;
  let end = lastPrinted(pointer, field, document);
  for (let next = template.lines[end + 1]; next !== undefined; next = template.lines[end + 1]) {
    if (!goesOn(next, own, column)) break;
    end += 1;
  }
  while (end > line && template.lines[end]?.text.trim() === '') end -= 1;
  const left = template.lines[end]?.left ?? [];
  return left.length === own.opened.length && isWithinBlocks(left, own.opened) ? end : undefined;
}

function lastPrinted(
  pointer: string,
  { file, template, line }: TemplateField,
  document: RenderedLines,
): number {
  const { first, last } = document.linesOf(pointer);
  const region = regionOf(template.lines[line]);
  let end = line;
  for (let at = first; at <= last; at++) {
    const origin = document.originOf(at);
    for (const place of [origin, origin?.includedAt]) {
      if (place?.file !== file || regionOf(template.lines[place.line - 1]) !== region) continue;
      end = Math.max(end, place.line - 1);
    }
  }
  return end;
}

/** The named template that a line lies in. */
function regionOf(line: WrittenLine | undefined): unknown {
  return line?.opened.find(({ keyword }) => keyword === 'define');
}

/** Whether a line still belongs to a field above that begins at a column. */
function goesOn(line: WrittenLine, field: WrittenLine, column: number): boolean {
  if (line.opened.length > field.opened.length) return true;
  if (line.opened.length < field.opened.length) return false;
  if (line.text.trim() === '') return true;
  return indentOf(line.text) > column;
}
