import type { Edit } from '../../checks/check.ts';
import { compareText } from '../../evaluate/finding.ts';
import { memoized } from '../../model/memoized.ts';
import type { ParsedDocument, Source } from '../../parse/document.ts';
import { parseSource } from '../../parse/parse-source.ts';
import type { Cause } from '../cause.ts';
import type { Change } from './change.ts';
import { wishesInDocument, type DocumentWish } from './document-wishes.ts';
import { mergeEdits } from '../edits/merge-edits.ts';
import { withoutEmptied } from '../edits/without-emptied.ts';
import { newText } from './new-text.ts';
import { applyTextEdits, type TextEdit } from './text-edit.ts';
import { textEditsOf } from '../text/edit-document.ts';
import { isOf, type RefusedCause, type Wish } from './wished-change.ts';
import type { ChangedText } from './unified-diff.ts';

/** What some causes make of the files, and those that cannot be made so. */
export interface Rewrite {
  readonly files: readonly ChangedText[];
  readonly made: readonly Cause[];
  readonly refused: readonly RefusedCause[];
}

/**
 * Makes the changes of all causes in the texts of their files. Those that come first have the right of way; one that cannot be
 * made anywhere is made nowhere. `sourceOf` gives a file as it is; `undefined` for one that is not there.
 */
export function rewrite(causes: readonly Cause[], sourceOf: (uri: string) => Source | undefined): Rewrite {
  const documentsOf = memoized((source: Source) => parseSource(source).documents);
  const refused = new Map<Cause, string>();
  for (;;) {
    const before = refused.size;
    const made = causes.filter((cause) => !refused.has(cause));
    const files = inOrder(byUri(made)).flatMap(([uri, wishes]) => {
      const source = sourceOf(uri);
      const outcome = rewriteFile(
        { uri, source, documents: source === undefined ? [] : documentsOf(source) },
        wishes,
      );
      for (const { cause, reason } of outcome.refused) if (!refused.has(cause)) refused.set(cause, reason);
      return outcome.file ?? [];
    });
    if (refused.size === before) {
      return { files, made, refused: [...refused].map(([cause, reason]) => ({ cause, reason })) };
    }
  }
}

function byUri(causes: readonly Cause[]): ReadonlyMap<string, readonly Wish[]> {
  return Map.groupBy(
    causes.flatMap((cause) => cause.changes.map((change) => ({ cause, change }))),
    ({ change }) => change.uri,
  );
}

function inOrder(
  wishes: ReadonlyMap<string, readonly Wish[]>,
): readonly (readonly [string, readonly Wish[]])[] {
  return [...wishes].toSorted(([a], [b]) => compareText(a, b));
}

interface File {
  readonly uri: string;
  readonly source: Source | undefined;
  readonly documents: readonly ParsedDocument[];
}

interface FileOutcome {
  readonly file: ChangedText | undefined;
  readonly refused: readonly RefusedCause[];
}

function rewriteFile({ uri, source, documents }: File, wishes: readonly Wish[]): FileOutcome {
  if (source === undefined) return newFile(uri, wishes);
  const texts = wishes.filter((wish) => isOf(wish, 'text'));
  const news = wishes.filter((wish) => isOf(wish, 'file'));
  const others = wishes.filter((wish) => !isOf(wish, 'text') && !isOf(wish, 'file'));
  const perDocument = [...Map.groupBy(others, ({ change }) => documentOf(change))].map(([index, some]) =>
    editsIn(source, documents[index], some),
  );
  const refused = [
    ...news.map(({ cause }) => ({ cause, reason: `\`${uri}\` is there already` })),
    ...perDocument.flatMap((one) => one.refused),
  ];
  const asked = [...perDocument.flatMap((one) => one.edits), ...texts.flatMap(({ change }) => change.edits)];
  const edits = withoutRepeated(asked.toSorted((a, b) => a.start - b.start || a.end - b.end));
  const overlap = edits.find((edit, index) => edit.start < (edits[index - 1]?.end ?? 0));
  if (overlap !== undefined) {
    const reason = `two fixes change the same text of \`${uri}\``;
    return { file: undefined, refused: [...refused, ...lastAsking(texts, others, reason)] };
  }
  const file = { uri, before: source.text, after: applyTextEdits(source.text, edits), edits };
  return { file: edits.length === 0 ? undefined : file, refused };
}

/** Only fields may lie in another document of a file than its first. */
function documentOf(change: Change): number {
  return change.kind === 'fields' ? change.document : 0;
}

function newFile(uri: string, wishes: readonly Wish[]): FileOutcome {
  const { text, refused } = newText(uri, wishes);
  return {
    file: text === undefined ? undefined : { uri, before: undefined, after: text, edits: [] },
    refused,
  };
}

/** The edits of one document's text. */
function editsIn(
  source: Source,
  document: ParsedDocument | undefined,
  wishes: readonly Wish[],
): { readonly edits: readonly TextEdit[]; readonly refused: readonly RefusedCause[] } {
  if (document === undefined) {
    return {
      edits: [],
      refused: wishes.map(({ cause }) => ({ cause, reason: 'its document is not there' })),
    };
  }
  const asked = wishesInDocument(source.uri, document.value, wishes);
  const merged = mergeEdits<DocumentWish>(asked.wishes);
  const contradicting = [
    ...asked.refused,
    ...merged.refused.map(({ wish: { cause }, reason }) => ({ cause, reason })),
  ];
  const edits = textEditsOf(source, document, withoutEmptied(document.value, merged.edits));
  if (!('reason' in edits)) return { edits, refused: contradicting };
  const { at, reason } = edits;
  const guilty = asked.wishes.filter((wish) => wish.edits.some((edit) => meets(edit, at)));
  const blamed = (guilty.length > 0 ? guilty : asked.wishes).map(({ cause }) => ({ cause, reason }));
  return { edits: [], refused: [...contradicting, ...blamed] };
}

function meets({ at }: Edit, place: string): boolean {
  return at === place || at.startsWith(`${place}/`) || place.startsWith(`${at}/`);
}

function withoutRepeated(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.filter((edit, index) => {
    const before = edits[index - 1];
    return (
      before === undefined ||
      before.start !== edit.start ||
      before.end !== edit.end ||
      before.new !== edit.new
    );
  });
}

/** Which cause gives way where changes of text run into each other: the last that is about text, else the last. */
function lastAsking(
  texts: readonly Wish[],
  fields: readonly Wish[],
  reason: string,
): readonly RefusedCause[] {
  const last = texts.at(-1) ?? fields.at(-1);
  return last === undefined ? [] : [{ cause: last.cause, reason }];
}
