import {
  followUpsOf,
  parseSource,
  type ChangedText,
  type Finding,
  type FixValues,
  type Proposal,
} from '@plimsoll/engine';
import { proposalOptions, sourceFinder, wishesIn, type Wish } from './wishes.ts';
import type { Scanned, Workbench } from './workbench.ts';

/** What is changed already, and what is found then. */
export interface Changed {
  readonly wishes: readonly Wish[];
  readonly files: readonly ChangedText[];
  readonly after: Scanned;
}

/** What may be repaired along. */
export interface FollowOptions {
  readonly bench: Workbench;
  readonly values: FixValues;
  readonly isWanted: (proposal: Proposal) => boolean;
}

/**
 * The repairs of what a repair brings, so that both are made together. What they edit is told in the pointers of the documents as
 * they are before. Those that need a value, or have no repair, are not among them.
 */
export function followUps(
  brought: readonly Finding[],
  changed: Changed,
  { bench, values, isWanted }: FollowOptions,
): readonly Wish[] {
  const { wishes, files } = changed;
  const texts = new Map(files.map(({ uri, after: text }) => [uri, { uri, text }]));
  const after = sourceFinder({ rendered: changed.after.rendered, sourceOf: (uri) => texts.get(uri) });
  const before = sourceFinder(bench);
  const options = proposalOptions(bench, values);
  return [...Map.groupBy(brought, ({ location }) => location.uri)].flatMap(([uri, findings]) => {
    const [now, old] = [after(uri), before(uri)];
    if (now === undefined || old === undefined) return [];
    const made = wishes.filter((wish) => wish.uri === uri);
    const { documents } = parseSource(now.source);
    const proposals = followUpsOf(made, now.source, documents, findings, options);
    return wishesIn(old, proposals.filter(isWanted));
  });
}
