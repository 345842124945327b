import type { Finding } from '../../evaluate/finding.ts';
import { tokensOf } from '../../model/pointer.ts';
import { visible } from '../visible.ts';
import { displayWidth } from './display-width.ts';
import { markedLine, plainLine } from './marked-line.ts';
import type { Page } from './page.ts';
import { parentsOf, type SourceLines } from './source-lines.ts';
import { wrap } from './wrap.ts';

/** Columns before the bar: where line numbers end. */
const gutter = 12;
const parentLines = 2;

/** The source lines a finding is about: those it stands below, its own, and the mark under it. */
export function excerptOf(
  { location, field, severity }: Pick<Finding, 'location' | 'field' | 'severity'>,
  lines: SourceLines,
  page: Page,
): readonly string[] {
  const { ink, bar, ellipsis, width } = page;
  const columns = width - gutter - 3;
  const { line, column, endLine, endColumn } = location;
  const text = lines.line(line);
  const end = endLine > line ? text.length : endColumn - 1;
  const shown = markedLine(text, { start: column - 1, end }, columns, ellipsis);
  const numbered = (number: number, content: string): string =>
    `${ink.dim(`${String(number).padStart(gutter)} ${bar}`)} ${content}`.trimEnd();
  const parents = parentsOf(line, lines, parentLines).map((number) =>
    numbered(number, plainLine(lines.line(number), columns, ellipsis)),
  );
  const own = numbered(line, shown.before + ink.severity(severity, shown.marked) + shown.after);
  const blank = ink.dim(`${' '.repeat(gutter)} ${bar}`);
  const tildes = '~'.repeat(Math.max(1, shown.length));
  const marks = `${blank} ${' '.repeat(shown.offset)}${ink.severity(severity, tildes)}`;
  const note = noteOf(location, field, endLine);
  if (note === '') return [...parents, own, marks];
  return shown.offset + tildes.length + 1 + displayWidth(note) <= columns
    ? [...parents, own, `${marks} ${note}`]
    : [...parents, own, marks, ...wrap(note, columns).map((part) => `${blank} ${part}`)];
}

function noteOf({ line, pointer }: Finding['location'], field: string, endLine: number): string {
  if (field !== pointer && field.startsWith(pointer === '' ? '/' : `${pointer}/`)) {
    return `\`${visible(pathText(tokensOf(field.slice(pointer.length))))}\` is not set here`;
  }
  return endLine > line ? `and on to line ${endLine}` : '';
}

/** The tokens of a pointer as people write a path: `spec.containers[0].image`, `labels["app.kubernetes.io/name"]`. */
export function pathText(tokens: readonly string[]): string {
  return tokens.reduce((path, token) => {
    if (/^\d+$/u.test(token)) return `${path}[${token}]`;
    if (!/^[\p{L}_-][\p{L}\p{N}_-]*$/u.test(token)) return `${path}["${token}"]`;
    return path === '' ? token : `${path}.${token}`;
  }, '');
}
