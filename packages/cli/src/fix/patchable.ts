import type { ChangedText } from '@plimsoll/engine';
import type { Territory } from './territory.ts';

/** Changed files as the bytes stand on disk, and those of which no patch can be made. */
export interface Patchable {
  readonly files: readonly ChangedText[];
  readonly others: readonly ChangedText[];
}

/** What a diff can say of changed files: a byte order mark is part of a first line, and `git apply` and `patch` know no UTF-16. */
export function patchableOf(
  changed: readonly ChangedText[],
  { sourceOf }: Pick<Territory, 'sourceOf'>,
): Patchable {
  const encodingOf = ({ uri }: ChangedText): string => sourceOf(uri)?.encoding ?? 'utf-8';
  const isPatchable = (file: ChangedText): boolean => encodingOf(file).startsWith('utf-8');
  return {
    files: changed
      .filter(isPatchable)
      .map((file) => (encodingOf(file) === 'utf-8-bom' ? withMark(file) : file)),
    others: changed.filter((file) => !isPatchable(file)),
  };
}

function withMark({ uri, before, after, edits }: ChangedText): ChangedText {
  return {
    uri,
    before: before === undefined ? undefined : `${mark}${before}`,
    after: `${mark}${after}`,
    edits: edits.map((edit) => ({ ...edit, start: edit.start + 1, end: edit.end + 1 })),
  };
}

const mark = '\uFEFF';
