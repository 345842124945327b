import { isAtLeast } from '../evaluate/report.ts';
import { identityOf, keysOf, type Change } from './files/change.ts';
import type { Proposal } from './proposal.ts';

/** A proposal, and the changes in files that make it true. */
export interface Placed {
  readonly proposal: Proposal;
  readonly changes: readonly Change[];
}

/** One thing to change, and all the findings that it repairs. */
export interface Cause {
  readonly changes: readonly Change[];
  readonly proposals: readonly Proposal[];
  /** `unsafe` where one of its repairs is. */
  readonly safety: 'safe' | 'unsafe';
  /** What to make sure of before, each sentence once. */
  readonly verify: readonly string[];
}

/** Puts together the repairs that make the same change; the worst finding first, else in the order given. */
export function causesOf(placed: readonly Placed[]): readonly Cause[] {
  const groups = new Map<string, Group>();
  for (const one of placed) {
    const keys = one.changes.flatMap(keysOf);
    const met = [...new Set(keys.flatMap((key) => groups.get(key) ?? []))];
    const [group = { members: [] }, ...others] = met;
    group.members.push(one, ...others.flatMap(({ members }) => members));
    const joined = new Set([...keys, ...others.flatMap(({ members }) => members.flatMap(allKeysOf))]);
    for (const key of joined) groups.set(key, group);
  }
  const position = new Map(placed.map((one, index) => [one, index]));
  const rank = (one: Placed): number => position.get(one) ?? 0;
  return [...new Set(groups.values())]
    .map(({ members }) => members.toSorted((a, b) => rank(a) - rank(b)))
    .toSorted((a, b) => worstFirst(a, b) || Math.min(...a.map(rank)) - Math.min(...b.map(rank)))
    .map(causeOf);
}

/** Repairs that share a change, in the making. */
interface Group {
  readonly members: Placed[];
}

function causeOf(members: readonly Placed[]): Cause {
  const changes = new Map(
    members.flatMap(({ changes }) => changes).map((change) => [identityOf(change), change]),
  );
  const proposals = members.map(({ proposal }) => proposal);
  return {
    changes: [...changes.values()],
    proposals,
    safety: proposals.every(({ safety }) => safety === 'safe') ? 'safe' : 'unsafe',
    verify: [...new Set(proposals.flatMap(({ verify }) => verify ?? []))],
  };
}

function allKeysOf({ changes }: Placed): readonly string[] {
  return changes.flatMap(keysOf);
}

function worstFirst(a: readonly Placed[], b: readonly Placed[]): number {
  const [one, other] = [worstOf(a), worstOf(b)];
  if (one === other) return 0;
  return isAtLeast(one, other) ? -1 : 1;
}

function worstOf(members: readonly Placed[]): Proposal['finding']['severity'] {
  const severities = members.map(({ proposal }) => proposal.finding.severity);
  return severities.reduce((worst, one) => (isAtLeast(one, worst) ? one : worst), 'info');
}
