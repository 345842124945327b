import { isBlank, isBreak, lineStart } from './lines.ts';
import type { TextEdit } from '../files/text-edit.ts';

/** A stretch of the text and what is to stand there instead; `node` is what it is done for. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly node: number;
}

/**
 * Replacements as text edits, those that touch each other as one; `undefined` where two of them want the same stretch. At one
 * place the innermost comes first. A text without a line break at its end stays so.
 */
export function textEditsFrom(
  text: string,
  replacements: readonly Replacement[],
): readonly TextEdit[] | undefined {
  const others = replacements.filter((each) => !isRemoval(each));
  const sorted = [...others, ...united(replacements.filter(isRemoval))].sort(
    (a, b) => a.start - b.start || a.end - b.end || b.node - a.node,
  );
  const edits: TextEdit[] = [];
  for (const { start, end, text: made } of sorted) {
    const last = edits.at(-1);
    if (last !== undefined && start < last.end) return undefined;
    push(edits, { start, end, old: text.slice(start, end), new: made });
  }
  if (!text.endsWith('\n')) dropLastBreak(text, edits);
  return edits.filter((edit) => edit.old !== edit.new);
}

function push(edits: TextEdit[], edit: TextEdit): void {
  const last = edits.at(-1);
  if (last?.end !== edit.start) {
    edits.push(edit);
    return;
  }
  edits.pop();
  edits.push({ start: last.start, end: edit.end, old: last.old + edit.old, new: last.new + edit.new });
}

function isRemoval({ start, end, text }: Replacement): boolean {
  return text === '' && end > start;
}

function united(removals: readonly Replacement[]): readonly Replacement[] {
  const all: Replacement[] = [];
  for (const removal of removals.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last === undefined || removal.start >= last.end) all.push(removal);
    else all.splice(-1, 1, { ...last, end: Math.max(last.end, removal.end) });
  }
  return all;
}

/** Where the last lines of a text change, what is left ends without a line break, as it did. */
function dropLastBreak(text: string, edits: TextEdit[]): void {
  for (let last = edits.at(-1); last?.end === text.length; last = edits.at(-1)) {
    if (last.start !== lineStart(text, last.start)) return;
    const made = last.new.replace(/^\r?\n|\r?\n$/g, '');
    const start = made === '' ? lastBreakBefore(text, last.start, edits.at(-2)?.end ?? 0) : last.start;
    edits.pop();
    push(edits, { start, end: last.end, old: text.slice(start, last.end), new: made });
    if (start === last.start) return;
  }
}

/** The line break behind the last line with content before an offset, but not before `from`; else the offset. */
function lastBreakBefore(text: string, at: number, from: number): number {
  let start = at;
  while (start > from && isSpace(text.charCodeAt(start - 1))) start--;
  const found = text.indexOf('\n', start);
  if (start === 0 || found === -1 || found >= at) return at;
  return found > start && text.charAt(found - 1) === '\r' ? found - 1 : found;
}

function isSpace(code: number): boolean {
  return isBlank(code) || isBreak(code);
}
