import type { Finding } from '../../evaluate/finding.ts';
import { tokensOf } from '../../model/pointer.ts';
import { visible } from '../visible.ts';
import { displayWidth } from './display-width.ts';
import { markedLine, plainLine, type MarkedLine, type Stretch } from './marked-line.ts';
import type { Page } from './page.ts';
import { isSecret, withoutValue } from './secrecy.ts';
import { parentsOf, type SourceLines } from './source-lines.ts';
import { wrap } from './wrap.ts';

/** Columns before the bar: where line numbers end. */
const gutter = 12;

/** The source lines a finding is about: those it stands below, its own, and the mark under it. */
export function excerptOf(finding: Finding, lines: SourceLines, page: Page): readonly string[] {
  const { ink, bar, ellipsis, width } = page;
  const { location, field, severity } = finding;
  const columns = width - gutter - 3;
  const numbered = (number: number, content: string): string =>
    `${ink.dim(`${String(number).padStart(gutter)} ${bar}`)} ${content}`.trimEnd();
  const note = noteOf(location, field);
  const parents = parentLines(finding, lines).map((number) =>
    numbered(number, plainLine(lines.line(number), columns, ellipsis)),
  );
  const shown = ownLine(finding, lines, columns, ellipsis);
  const own = numbered(location.line, shown.before + ink.severity(severity, shown.marked) + shown.after);
  const blank = ink.dim(`${' '.repeat(gutter)} ${bar}`);
  const tildes = '~'.repeat(Math.max(1, shown.length));
  const marks = `${blank} ${' '.repeat(shown.offset)}${ink.severity(severity, tildes)}`;
  if (note === '') return [...parents, own, marks];
  return shown.offset + tildes.length + 1 + displayWidth(note) <= columns
    ? [...parents, own, `${marks} ${note}`]
    : [...parents, own, marks, ...wrap(note, columns).map((part) => `${blank} ${part}`)];
}

function ownLine(finding: Finding, lines: SourceLines, columns: number, ellipsis: string): MarkedLine {
  const { line, mark } = ownStretch(finding, lines);
  return markedLine(line, mark, columns, ellipsis);
}

/** The line of a finding and what of it is marked; a value that may be a secret is left out of it. */
export function ownStretch(
  finding: Finding,
  lines: SourceLines,
): { readonly line: string; readonly mark: Stretch } {
  const { line, column, endLine, endColumn } = finding.location;
  const text = lines.line(line);
  const mark = { start: column - 1, end: endLine > line ? text.length : endColumn - 1 };
  return isSecret(finding) ? withoutValue(text, mark) : { line: text, mark };
}

/** Two lines above a value; above what lacks a field only the item it belongs to, since the place says little. */
export function parentLines(
  { location: { line, pointer }, field }: Finding,
  lines: SourceLines,
): readonly number[] {
  if (field === pointer) return parentsOf(line, lines, 2);
  if (/^\s*-/u.test(lines.line(line))) return [];
  return parentsOf(line, lines, 1).filter((parent) => /^\s*-/u.test(lines.line(parent)));
}

/** What there is to say at the mark: the field that is not set, or how far the value goes on. */
export function noteOf({ line, endLine, pointer }: Finding['location'], field: string): string {
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
