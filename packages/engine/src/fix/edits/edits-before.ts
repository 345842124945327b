import type { Edit } from '../../checks/check.ts';
import { tokensOf, escapeToken } from '../../model/pointer.ts';

/**
 * Edits of a document that was edited already, as edits of the document before: positions behind items that were removed move back.
 * `undefined` where one lies in an item that was only added.
 */
export function editsBefore(edits: readonly Edit[], made: readonly Edit[]): readonly Edit[] | undefined {
  const before = edits.map((edit) => {
    const at = pointerBefore(edit.at, made);
    return at === undefined ? undefined : { ...edit, at };
  });
  return before.includes(undefined) ? undefined : before.filter((edit) => edit !== undefined);
}

function pointerBefore(pointer: string, made: readonly Edit[]): string | undefined {
  let at = '';
  for (const token of tokensOf(pointer)) {
    const removed = positionsRemoved(at, made);
    const isMoved = removed.length > 0 && /^\d+$/u.test(token);
    at += `/${isMoved ? positionBefore(Number(token), removed) : escapeToken(token)}`;
    if (
      made.some(
        (edit) =>
          edit.op === 'set' && edit.at === `${at.slice(0, at.lastIndexOf('/'))}/-` && /^\d+$/u.test(token),
      )
    )
      return undefined;
  }
  return at;
}

/** The positions of a list whose items were removed, in order. */
function positionsRemoved(list: string, made: readonly Edit[]): readonly number[] {
  return made
    .flatMap(({ op, at }) => {
      const token = at.slice(list.length + 1);
      return op === 'remove' && at.startsWith(`${list}/`) && /^\d+$/u.test(token) ? [Number(token)] : [];
    })
    .toSorted((a, b) => a - b);
}

function positionBefore(position: number, removed: readonly number[]): number {
  let before = position;
  for (const one of removed) if (one <= before) before += 1;
  return before;
}
