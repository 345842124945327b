import { isBlank, isBreak, lineStart } from './lines.ts';
import type { TextEdit } from '../text-edit.ts';

/** A stretch of the text and what is to stand there instead; `node` is what it is done for. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly node: number;
}

/**
 * Replacements as text edits, those that touch each other as one; `undefined` where two of them want the same stretch. At one
 * place the innermost comes first. Lines removed at the end of a text without a last line break take the break before them along.
 */
export function textEditsFrom(
  text: string,
  replacements: readonly Replacement[],
): readonly TextEdit[] | undefined {
  const removals = united(replacements.filter(isRemoval)).map((each) => atEndOfText(text, each));
  const others = replacements.filter((each) => !isRemoval(each));
  const sorted = [...others, ...removals].sort(
    (a, b) => a.start - b.start || a.end - b.end || b.node - a.node,
  );
  const edits: TextEdit[] = [];
  for (const { start, end, text: made } of sorted) {
    const last = edits.at(-1);
    if (last !== undefined && start < last.end) return undefined;
    const isTouching = last?.end === start;
    if (isTouching) edits.pop();
    const from = isTouching ? last.start : start;
    const edit = { start: from, end, old: text.slice(from, end), new: isTouching ? last.new + made : made };
    edits.push(edit);
  }
  return edits.filter((edit) => edit.old !== edit.new);
}

function isRemoval({ start, end, text }: Replacement): boolean {
  return text === '' && end > start;
}

function united(removals: readonly Replacement[]): readonly Replacement[] {
  const all: Replacement[] = [];
  for (const removal of removals.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last === undefined || removal.start > last.end) all.push(removal);
    else all.splice(-1, 1, { ...last, end: Math.max(last.end, removal.end) });
  }
  return all;
}

function atEndOfText(text: string, removal: Replacement): Replacement {
  const { start, end } = removal;
  if (end < text.length || text.endsWith('\n') || start !== lineStart(text, start)) return removal;
  let from = start;
  while (isBlank(text.charCodeAt(from - 1)) || isBreak(text.charCodeAt(from - 1))) from--;
  const lineOfLast = text.indexOf('\n', from);
  if (from === 0 || lineOfLast === -1 || lineOfLast >= start) return removal;
  return { ...removal, start: text.charAt(lineOfLast - 1) === '\r' ? lineOfLast - 1 : lineOfLast };
}
