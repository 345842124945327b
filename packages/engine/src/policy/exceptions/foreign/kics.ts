import { catalogue } from '../../catalogue.ts';
import { ourChecks } from './foreign.ts';

/** What a comment for KICS covers: some lines of its file, or all of it. */
export interface CommentException {
  /** Where the comment stands, from 1. */
  readonly line: number;
  readonly written: string;
  readonly checks: readonly string[] | undefined;
  readonly lines: { readonly first: number; readonly last: number };
}

const command = /^\s*#\s*kics-scan\s+(ignore-line|ignore-block|ignore|enable=\S+|disable=\S+)\s*$/u;

/** The word without which no text holds such a comment. */
export const kicsWord = 'kics-scan';

/**
 * The exceptions in the comments of a file. Those for a whole file count before any content only. Of `enable` and
 * `disable` together `enable` decides, as in KICS.
 */
export function kicsExceptions(text: string): readonly CommentException[] {
  const lines = text.split(/\r\n|\n|\r/u);
  const firstContent = lines.findIndex((line) => !/^\s*(?:#.*|---\s*)?$/u.test(line));
  const wholeFile = { first: 1, last: lines.length };
  const found = lines.flatMap((line, index) => {
    const word = command.exec(line)?.[1];
    return word === undefined ? [] : [{ word, index, isAtHead: firstContent < 0 || index < firstContent }];
  });
  const isEnabling = found.some(({ word, isAtHead }) => isAtHead && word.startsWith('enable='));
  return found.flatMap(({ word, index, isAtHead }): readonly CommentException[] => {
    const own = { line: index + 1, written: `kics-scan ${word}` };
    if (word === 'ignore-line')
      return [{ ...own, checks: undefined, lines: { first: index + 2, last: index + 2 } }];
    if (word === 'ignore-block')
      return [{ ...own, checks: undefined, lines: { first: index + 2, last: endOfBlock(lines, index + 1) } }];
    if (!isAtHead) return [];
    if (word === 'ignore') return [{ ...own, checks: undefined, lines: wholeFile }];
    const checks = checksIn(word);
    if (word.startsWith('enable=')) return [{ ...own, checks: allBut(checks), lines: wholeFile }];
    return isEnabling ? [] : [{ ...own, checks, lines: wholeFile }];
  });
}

function checksIn(word: string): readonly string[] {
  const ids = word.slice(word.indexOf('=') + 1).split(',');
  return ids.flatMap((id) => ourChecks('kics', id.trim()));
}

function allBut(checks: readonly string[]): readonly string[] {
  const kept = new Set(checks);
  return catalogue.map(({ id }) => id).filter((id) => !kept.has(id));
}

/** The last line, from 1, of the key or item that starts at a position: what is indented deeper belongs to it. */
function endOfBlock(lines: readonly string[], start: number): number {
  const first = lines[start] ?? '';
  const depth = indentOf(first);
  const isItem = /^\s*-(?:\s|$)/u.test(first);
  let last = start;
  for (let index = start + 1; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (/^\s*(?:#.*)?$/u.test(line)) continue;
    const isInside =
      indentOf(line) > depth || (!isItem && indentOf(line) === depth && /^\s*-(?:\s|$)/u.test(line));
    if (!isInside || line.startsWith('---')) break;
    last = index;
  }
  return last + 1;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
