import { indentOf } from './template-field.ts';
import type { TemplateText } from './template-text.ts';
import type { BlockStyle } from './yaml-text.ts';

/** How a template writes its blocks, for lines at some indentation. */
export function styleAt(template: TemplateText, indent: number): BlockStyle {
  return { indent, indentsLists: indentsLists(template), lineBreak: lineBreakOf(template) };
}

/** What ends the lines of a template. */
export function lineBreakOf({ text }: TemplateText): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Whether most lists in a template stand deeper than their keys. */
function indentsLists({ lines }: TemplateText): boolean {
  let deeper = 0;
  let level = 0;
  for (const [index, { text }] of lines.entries()) {
    const next = lines[index + 1]?.text ?? '';
    if (!/:\s*$/u.test(text) || !/^\s*- /u.test(next)) continue;
    const key = indentOf(text.replace(/^(\s*)- /u, '$1  '));
    if (indentOf(next) > key) deeper += 1;
    else level += 1;
  }
  return deeper >= level;
}
