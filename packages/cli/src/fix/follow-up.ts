import {
  editsBefore,
  mergeEdits,
  type ChangedText,
  type Finding,
  type FixValues,
  type Proposal,
} from '@plimsoll/engine';
import { proposalsIn, wishOf, type Wish } from './wishes.ts';
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
  return wishes.some(({ proposal }) => {
    const { reveals = [] } = proposal.check.fix ?? {};
    return reveals === 'all' || reveals.includes(check);
  });
}

/** True for a finding that no other silences. */
export function isSaid({ isSilenced }: Finding): boolean {
  return isSilenced !== true;
}

/**
 * The repairs of what a repair brings, so that both are made together. What they edit is told in the pointers of the documents as
 * they are before. Those that need a value, or have no repair, are not among them.
 */
export function followUps(
  brought: readonly Finding[],
  { wishes, files, after }: Changed,
  bench: Workbench,
  values: FixValues,
): readonly Wish[] {
  const texts = new Map(files.map(({ uri, after: text }) => [uri, { uri, text }]));
  const renderedAfter = new Map(after.rendered.map(({ source }) => [source.uri, source]));
  const renderedBefore = new Map(bench.rendered.map((one) => [one.source.uri, one]));
  return [...Map.groupBy(brought, ({ location }) => location.uri)].flatMap(([uri, findings]) => {
    const source = renderedAfter.get(uri) ?? texts.get(uri);
    if (source === undefined) return [];
    const made = wishes.filter((wish) => sourceUriOf(wish) === uri);
    return proposalsIn(source, findings, values)
      .filter(({ needs, companions }) => needs.length === 0 && companions.length === 0)
      .flatMap((proposal) => {
        const own = made.filter((wish) => wish.proposal.document === proposal.document);
        const edits = editsBefore(proposal.edits, mergeEdits(own.map((wish) => wish.proposal)).edits);
        if (edits === undefined) return [];
        const moved: Proposal = { ...proposal, edits, comesAlong: true };
        return [wishOf(moved, uri, renderedBefore.get(uri))];
      });
  });
}

function sourceUriOf({ proposal, rendered }: Wish): string {
  return rendered?.source.uri ?? proposal.finding.location.uri;
}
