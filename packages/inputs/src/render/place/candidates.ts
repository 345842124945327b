import type { Change, Edit } from '@plimsoll/engine';

import { distinct } from './distinct.ts';

/** One way to make a wish true. */
export type Option = readonly Change[];

/** How many ways of all wishes together are tried. */
const mostCandidates = 6;

/** Every wish in its first way, then with other ways of one after another, the earlier ones first. */
export function candidatesOf(options: readonly (readonly Option[])[]): readonly Option[] {
  if (options.some((some) => some.length === 0)) return [];
  let combined: readonly { readonly rank: number; readonly changes: Option }[] = [{ rank: 0, changes: [] }];
  for (const some of options) {
    combined = combined
      .flatMap(({ rank, changes }) =>
        some.map((option, index) => ({ rank: rank + index, changes: [...changes, ...option] })),
      )
      .toSorted((a, b) => a.rank - b.rank)
      .slice(0, mostCandidates * 2);
  }
  return distinct(combined.flatMap(({ changes }) => joined(changes) ?? [])).slice(0, mostCandidates);
}

/** Changes with those of one file together; nothing where two of them change the same text. */
function joined(changes: readonly Change[]): readonly [Option] | undefined {
  const groups = Map.groupBy(changes, placeOf);
  const result: Change[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    if (first.kind === 'fields') {
      const edits: readonly Edit[] = group.flatMap((one) => (one.kind === 'fields' ? one.edits : []));
      result.push({ ...first, edits: distinct(edits) });
    } else if (first.kind === 'text') {
      const edits = distinct(group.flatMap((one) => (one.kind === 'text' ? one.edits : []))).toSorted(
        (a, b) => a.start - b.start || a.end - b.end,
      );
      if (edits.some(({ start }, index) => start < (edits[index - 1]?.end ?? 0))) return undefined;
      result.push({ ...first, edits });
    } else result.push(...distinct(group));
  }
  return [result];
}

/** What tells the places apart in which changes can be joined. */
function placeOf(change: Change): string {
  const { kind, uri } = change;
  if (change.kind !== 'fields') return JSON.stringify([kind, uri]);
  return JSON.stringify([kind, uri, change.document, change.within]);
}
