import { operationsOf } from './json-patch.ts';
import { mergeEdits } from '../edits/merge-edits.ts';
import { withFields } from './merge-patch.ts';
import { yamlText } from './yaml-text.ts';
import { isOf, type RefusedCause, type Wish } from './wished-change.ts';

/** The text that a new file gets; `undefined` where nobody makes it. */
export interface NewText {
  readonly text: string | undefined;
  readonly refused: readonly RefusedCause[];
}

/** What wishes make of a file that is not there. */
export function newText(uri: string, wishes: readonly Wish[]): NewText {
  const first = wishes.find(
    ({ change: { kind } }) => kind !== 'fields' && kind !== 'text' && kind !== 'entry',
  );
  const kind = first?.change.kind;
  const others = wishes
    .filter(({ change }) => change.kind !== kind)
    .map(({ cause }) => ({
      cause,
      reason: `\`${uri}\` is not there, or not among what was given to repair`,
    }));
  const made = first === undefined ? nothing : textOf(uri, first, wishes);
  return { text: made.text, refused: [...others, ...made.refused] };
}

const nothing: NewText = { text: undefined, refused: [] };

function textOf(uri: string, first: Wish, wishes: readonly Wish[]): NewText {
  if (isOf(first, 'file')) {
    const { text } = first.change;
    const refused = wishes
      .filter((wish) => isOf(wish, 'file') && wish.change.text !== text)
      .map(({ cause }) => ({ cause, reason: `another fix makes another file of \`${uri}\`` }));
    return { text, refused };
  }
  if (isOf(first, 'merge-patch')) {
    const own = wishes.filter((wish) => isOf(wish, 'merge-patch'));
    const { patch, refused } = withFields(
      first.change.header,
      own.map(({ cause, change: { fields } }) => ({ cause, fields })),
    );
    return {
      text: yamlText(patch),
      refused: refused.map(({ wish: { cause }, reason }) => ({ cause, reason })),
    };
  }
  const own = wishes.filter((wish) => isOf(wish, 'json-patch'));
  const { edits, refused } = mergeEdits(own.map(({ cause, change }) => ({ cause, edits: change.edits })));
  return {
    text: yamlText(operationsOf(edits)),
    refused: refused.map(({ wish: { cause }, reason }) => ({ cause, reason })),
  };
}
