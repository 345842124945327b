import {
  editsBefore,
  mergeEdits,
  type ChangedText,
  type Finding,
  type FixValues,
  type Proposal,
} from '@plimsoll/engine';
import { proposalsIn, sourceFinder, wishesIn, type Wish } from './wishes.ts';
import type { Scanned, Workbench } from './workbench.ts';

/** What is changed already, and what is found then. */
export interface Changed {
  readonly wishes: readonly Wish[];
  readonly files: readonly ChangedText[];
  readonly after: Scanned;
}

/** What a finding is recognised by before and after a repair. */
export function keyOf({
  check,
  location: { uri },
  path = '',
  resource: { container = '' },
}: Finding): string {
  return JSON.stringify([check, uri, path, container]);
}

/** What would be found after a repair and is not said before: new, or silenced until then. */
export function broughtBy(before: Scanned, after: Scanned): readonly Finding[] {
  const said = new Set(before.report.findings.filter(isSaid).map(keyOf));
  return after.report.findings.filter((finding) => isSaid(finding) && !said.has(keyOf(finding)));
}

/** Whether a finding has a meaning only since something was repaired that is known to reveal it. */
export function isRevealed({ check }: Finding, wishes: readonly Wish[]): boolean {
  return wishes.some(({ proposals }) =>
    proposals.some((proposal) => {
      const { reveals = [] } = proposal.check.fix ?? {};
      return reveals === 'all' || reveals.includes(check);
    }),
  );
}

/** True for a finding that no other silences. */
export function isSaid({ isSilenced }: Finding): boolean {
  return isSilenced !== true;
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
  return [...Map.groupBy(brought, ({ location }) => location.uri)].flatMap(([uri, findings]) => {
    const [now, old] = [after(uri), before(uri)];
    if (now === undefined || old === undefined) return [];
    const made = wishes.filter((wish) => wish.uri === uri);
    const proposals = proposalsIn(now.source, findings, values)
      .filter((one) => isWanted(one) && one.needs.length === 0 && one.companions.length === 0)
      .flatMap((proposal): readonly Proposal[] => {
        const own = made.filter(({ document }) => document === proposal.document);
        const edits = editsBefore(proposal.edits, mergeEdits(own).edits);
        return edits === undefined ? [] : [{ ...proposal, edits, comesAlong: true }];
      });
    return wishesIn(old, proposals);
  });
}
