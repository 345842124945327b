import type { ValuePath } from '../chart-values.ts';
import { isPrinting } from '../mark-template.ts';
import { referencesIn } from './value-references.ts';
import type { Block, TemplateText, WrittenLine } from './template-text.ts';

/** Where a field stands in a template: the line of its key or of its item's dash. */
export interface TemplateField {
  readonly file: string;
  readonly template: TemplateText;
  /** Index of the line. */
  readonly line: number;
  /** Where the key begins in the line; of an item where its dash does. */
  readonly column: number;
  /** Where the value begins in the line, after the colon or the dash and the space behind it. */
  readonly valueColumn: number;
}

/** A key in a line, as `key:`, `- key:` or `"key":`. */
export function keyIn(
  text: string,
  key: string,
): { readonly column: number; readonly valueColumn: number } | undefined {
  const match = /^(\s*(?:-\s+)*)(["']?)([^\s"'{}][^"'{}]*?)\2:(\s+|$)/u.exec(text);
  if (match === null || match[3] !== key) return undefined;
  const [whole, before = ''] = match;
  return { column: before.length, valueColumn: whole.length };
}

/** The dash of an item in a line. */
export function dashIn(text: string): { readonly column: number; readonly valueColumn: number } | undefined {
  const match = /^(\s*)-\s+/u.exec(text);
  return match === null ? undefined : { column: match[1]?.length ?? 0, valueColumn: match[0].length };
}

/**
 * The values that are printed as the value of a field: in its line, and in lines below that hold nothing but actions. What
 * stands behind a key of its own is the value of that.
 */
export function valuesPrinted({ template, line, column, valueColumn }: TemplateField): readonly ValuePath[] {
  const found: ValuePath[] = [];
  const own = template.lines[line];
  let isBehindKey = false;
  for (let at = line; at < Math.min(template.lines.length, line + furthest); at++) {
    const written = template.lines[at];
    if (own === undefined || written === undefined) break;
    if (at > line && (endsBefore(written, column) || !isWithinBlocks(written.opened, own.opened))) break;
    const literal = literalIn(at === line ? written.text.slice(valueColumn) : written.text);
    if (/^(?:- )*["']?[\w./-]+["']?:(?:\s|$)/u.test(literal)) isBehindKey = true;
    else if (literal !== '' && at > line) isBehindKey = false;
    if (isBehindKey || (literal !== '' && at > line)) continue;
    for (const { action, scope } of written.actions) {
      if (isPrinting(action.body)) found.push(...referencesIn(action.body, scope));
    }
  }
  return found;
}

/** What stands in a line besides actions and comments. */
export function literalIn(text: string): string {
  return text
    .replaceAll(/\{\{.*?(?:\}\}|$)/gu, '')
    .replace(/^\s*#.*$/u, '')
    .trim();
}

/** Lines that are looked at for a value. */
const furthest = 40;

/** Whether something stands in a line that is no part of what is deeper than a column. */
function endsBefore({ text }: WrittenLine, column: number): boolean {
  return literalIn(text) !== '' && indentOf(text) <= column;
}

export function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

/** Whether all of the outer blocks are among the inner ones. */
export function isWithinBlocks(inner: readonly Block[], outer: readonly Block[]): boolean {
  return outer.length <= inner.length && outer.every((block, index) => inner[index] === block);
}
