import {
  escapeToken,
  isArray,
  isObject,
  tokensOf,
  type JsonValue,
  type TextEdit,
  valueAtPointer,
} from '@plimsoll/engine';

import type { Wish } from '../../render/place/wishes.ts';
import type { RenderedLines } from './rendered-lines.ts';
import { endOf, type Child, type Written } from './template-extent.ts';
import { indentOf, type TemplateField } from './template-field.ts';
import { lineBreakOf, styleAt } from './template-style.ts';
import { itemText, memberText, scalarText, type BlockStyle } from './yaml-text.ts';

/** A change of one template's text. */
export interface TemplateEdit {
  readonly file: string;
  readonly edit: TextEdit;
}

/** What is written literally in a template is changed there, in lines of its own; none where no line says it. */
export function templateEditsFor(wish: Wish, written: Written): readonly TemplateEdit[] {
  const edit = editFor(wish, written);
  if (edit === undefined || wish.kind !== 'add') return edit === undefined ? [] : [edit];
  // Where the others come out of a named template, a member may be wanted in this place alone.
  const below = filling(wish.at, written, (style) => memberText(wish.key, wish.value, style));
  return below === undefined || below.file === edit.file ? [edit] : [edit, below];
}

function editFor(wish: Wish, written: Written): TemplateEdit | undefined {
  switch (wish.kind) {
    case 'add':
      return addition(wish.at, written, {
        member: (style) => memberText(wish.key, wish.value, style),
        children: childrenOf(wish.at, written),
      });
    case 'append':
      return (
        appendedInline(wish.at, wish.value, written) ??
        addition(wish.at, written, {
          member: (style) => itemText(wish.value, style),
          children: childrenOf(wish.at, written),
        })
      );
    case 'replace':
      return replacement(wish.at, wish.value, written);
    case 'remove':
      return removal(wish.at, written);
  }
}

/** The members of a map or a list that lines of templates name, in their order. */
function childrenOf(at: string, { document, fieldAt }: Written): readonly Child[] {
  return memberPointers(document.value, at).flatMap((pointer) => {
    const field = fieldAt(pointer);
    return field === undefined ? [] : [{ pointer, field }];
  });
}

function memberPointers(root: JsonValue, at: string): readonly string[] {
  const value = valueAtPointer(root, at);
  const tokens = isArray(value)
    ? value.map((_, index) => String(index))
    : isObject(value)
      ? Object.keys(value)
      : [];
  return tokens.map((token) => `${at}/${escapeToken(token)}`);
}

interface Addition {
  readonly member: (style: BlockStyle) => string;
  readonly children: readonly Child[];
}

/**
 * Lines after the last member of one line that is printed whenever the others are, so that no two places of a template are the
 * same; without one after the last member of all; below the key of what is empty.
 */
function addition(at: string, written: Written, { member, children }: Addition): TemplateEdit | undefined {
  const files = [...Map.groupBy(children, ({ field }) => field.file).values()];
  const [own] = files.toSorted((a, b) => b.length - a.length);
  if (own === undefined) return filling(at, written, member);
  const outermost = Math.min(...own.map(({ field }) => openedAt(field)));
  const ends = own
    .filter(({ field }) => openedAt(field) === outermost)
    .toSorted((a, b) => a.field.line - b.field.line)
    .map((child) => ({ field: child.field, end: endOf(child, written) }));
  const last = ends.findLast(({ field, end }) => end === field.line && isLiteralKey(field)) ?? ends.at(-1);
  return last?.end === undefined
    ? undefined
    : insertion(last.field, last.end, member(styleAt(last.field.template, last.field.column)));
}

/** Whether a line says the value of its key too. */
function isLiteralKey({ template, line, valueColumn }: TemplateField): boolean {
  const rest = template.lines[line]?.text.slice(valueColumn).trim() ?? '';
  return rest !== '' && !/^(?:[|>]|#|\{\{.*\bn?indent\b)/u.test(rest);
}

function filling(
  at: string,
  { document, fieldAt }: Written,
  member: Addition['member'],
): TemplateEdit | undefined {
  const field = fieldAt(at);
  const line = field?.template.lines[field.line];
  if (field === undefined || line === undefined || field.valueColumn === undefined) return undefined;
  const { template, column, valueColumn } = field;
  const rest = line.text.slice(valueColumn);
  const isInline = /^(?:\{\s*\}|\[\s*\]|null|~)\s*(?:#.*)?$/u.test(rest);
  const text = member(styleAt(template, column + stepBelow(at, document)));
  if (isInline) {
    const start = line.start + line.text.slice(0, valueColumn).trimEnd().length;
    const length = /^(?:\{\s*\}|\[\s*\]|null|~)/u.exec(rest)?.[0].length ?? 0;
    const end = line.start + valueColumn + length;
    return change(field, start, end, lineBreakOf(template) + text.slice(0, -lineBreakOf(template).length));
  }
  return rest.trim() === '' || rest.startsWith('#') ? insertion(field, field.line, text) : undefined;
}

/** How much deeper the members of a field stand than the field. */
function stepBelow(at: string, document: RenderedLines): number {
  const [member] = memberPointers(document.value, at);
  if (member === undefined) return isArray(valueAtPointer(document.value, at)) ? 0 : 2;
  const depth =
    indentOf(document.textOf(document.linesOf(member).first)) -
    indentOf(document.textOf(document.linesOf(at).first));
  return depth >= 0 && depth <= 8 ? depth : 2;
}

function openedAt({ template, line }: TemplateField): number {
  return template.lines[line]?.opened.length ?? 0;
}

function insertion({ file, template }: TemplateField, after: number, text: string): TemplateEdit {
  const line = template.lines[after];
  const at = line?.next ?? template.text.length;
  const lineBreak = lineBreakOf(template);
  const hasBreak = line !== undefined && line.next > line.end;
  const made = hasBreak ? text : lineBreak + text.slice(0, -lineBreak.length);
  return { file, edit: { start: at, end: at, old: '', new: made } };
}

function change({ file, template }: TemplateField, start: number, end: number, made: string): TemplateEdit {
  return { file, edit: { start, end, old: template.text.slice(start, end), new: made } };
}

function replacement(at: string, value: JsonValue, written: Written): TemplateEdit | undefined {
  const field = written.fieldAt(at);
  const end = field === undefined ? undefined : endOf({ pointer: at, field }, written);
  const first = field?.template.lines[field.line];
  const last = field?.template.lines[end ?? -1];
  if (field === undefined || end === undefined || first === undefined || last === undefined) return undefined;
  const { template, column, valueColumn } = field;
  if (template.lines.slice(field.line, end + 1).some(({ actions }) => actions.length > 0)) return undefined;
  if (first.text.length > longestLine) return undefined;
  const start = first.start + first.text.slice(0, valueColumn).trimEnd().length;
  if (first === last && isOneLine(value)) {
    const [, old = '', comment = ''] = /^(.*?)(\s+#.*|\s*)$/u.exec(first.text.slice(valueColumn)) ?? [];
    const made = scalarLike(old, value);
    return change(field, start, first.end - comment.length, ` ${made}`);
  }
  const style = styleAt(template, column);
  const whole = isDashed(first.text, column) ? itemText(value, style) : memberText('x', value, style);
  const body = whole.slice(
    whole.indexOf(isDashed(first.text, column) ? '-' : ':') + 1,
    -style.lineBreak.length,
  );
  return change(field, start, last.end, body);
}

/** Nobody writes a longer line by hand. */
const longestLine = 10_000;

function isDashed(text: string, column: number): boolean {
  return text[column] === '-' && /\s/u.test(text[column + 1] ?? '');
}

function isOneLine(value: JsonValue): boolean {
  return !(isArray(value) && value.length > 0) && !(isObject(value) && Object.keys(value).length > 0);
}

/** A scalar in the quotes of the one that it replaces. */
function scalarLike(old: string, value: JsonValue): string {
  if (typeof value !== 'string') return scalarText(value);
  if (old.startsWith('"')) return JSON.stringify(value);
  return old.startsWith("'") && !/['\n]/u.test(value) ? `'${value}'` : scalarText(value);
}

function removal(at: string, written: Written): TemplateEdit | undefined {
  const tokens = tokensOf(at);
  const parent = tokens
    .slice(0, -1)
    .map((token) => `/${escapeToken(token)}`)
    .join('');
  const field = written.fieldAt(at);
  const end = field === undefined ? undefined : endOf({ pointer: at, field }, written);
  const first = field?.template.lines[field.line];
  const last = field?.template.lines[end ?? -1];
  if (field === undefined || first === undefined || last === undefined) return undefined;
  if (memberPointers(written.document.value, parent).length === 1) {
    return replacement(parent, isArray(valueAtPointer(written.document.value, parent)) ? [] : {}, written);
  }
  const dash = first.text.slice(0, field.column).lastIndexOf('-');
  if (dash < 0) return change(field, first.start, last.next, '');
  // The next key of the item moves up to the dash.
  const next = field.template.lines[(end ?? 0) + 1];
  if (next === undefined || indentOf(next.text) !== field.column) return undefined;
  return change(field, first.start + field.column, next.start + field.column, '');
}

/** One more item in a list that is written in one line. */
function appendedInline(at: string, value: JsonValue, { fieldAt }: Written): TemplateEdit | undefined {
  const field = fieldAt(at);
  const line = field?.template.lines[field.line];
  if (field === undefined || line === undefined || line.actions.length > 0 || !isOneLine(value))
    return undefined;
  const [list, items] = /^\[(.*)\]/u.exec(line.text.slice(field.valueColumn)) ?? [];
  if (list === undefined || items?.trim() === '') return undefined;
  const close = line.start + field.valueColumn + list.length - 1;
  return change(field, close, close, `, ${scalarText(value)}`);
}
