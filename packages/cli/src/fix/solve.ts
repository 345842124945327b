import {
  causesOf,
  differenceOf,
  rewrite,
  type Cause,
  type ChangedText,
  type Finding,
  type Proposal,
  type Report,
} from '@plimsoll/engine';
import { unmade, type RenderedWish } from './rendered-proof.ts';
import type { Wish } from './wishes.ts';
import type { Scanned, Workbench } from './workbench.ts';

/** What is changed and why, proved by scanning the changed files. */
export interface Solution {
  readonly files: readonly ChangedText[];
  /** The causes that are repaired, the worst first. */
  readonly causes: readonly Cause[];
  readonly refused: readonly RefusedWish[];
  readonly after: Scanned;
}

/** A repair that is not made, and why. */
export interface RefusedWish {
  readonly proposal: Proposal;
  readonly reason: string;
}

/** A wish, and which of its ways is being tried. */
interface Attempt {
  readonly wish: Wish;
  way: number;
  refused: string | undefined;
}

/** A round proves or drops at least one way; what is not proved after this many is tried one by one. */
const mostRounds = 8;

/**
 * Finds changes of the files that make as many of the wishes true as can be, and nothing else: what was promised is gone, nothing
 * is found that was not found before, and what charts and overlays are rendered to differs in what was wanted and no more.
 */
export async function solve(wishes: readonly Wish[], bench: Workbench): Promise<Solution> {
  const attempts = wishes.map((wish): Attempt => ({
    wish,
    way: 0,
    refused: wish.ways.length === 0 ? noWay : undefined,
  }));
  for (let round = 0; ; round++) {
    const tried = await tryAll(attempts, bench);
    if (tried.isProved) return solutionOf(attempts, tried);
    if (round >= mostRounds) return oneByOne(attempts, bench);
    for (const [attempt, reason] of tried.failed) giveUpWay(attempt, reason);
  }
}

const noWay = 'where it is written could not be found';

/** Takes the next way; without one the repair is refused for the reason that the first way failed. */
function giveUpWay(attempt: Attempt, reason: string): void {
  attempt.way += 1;
  if (attempt.way >= attempt.wish.ways.length) attempt.refused = reason;
}

/** What came of trying all wishes that are not refused. */
interface Tried {
  readonly isProved: boolean;
  readonly failed: ReadonlyMap<Attempt, string>;
  readonly files: readonly ChangedText[];
  readonly causes: readonly Cause[];
  readonly after: Scanned;
}

async function tryAll(attempts: readonly Attempt[], bench: Workbench): Promise<Tried> {
  const open = attempts.filter(({ refused }) => refused === undefined);
  const byProposal = new Map(open.map((attempt) => [attempt.wish.proposal, attempt]));
  const causes = causesOf(
    open.map(({ wish: { proposal, ways }, way }) => ({ proposal, changes: ways[way] ?? [] })),
  );
  const { files, refused } = rewrite(causes, bench.sourceOf);
  const failed = new Map<Attempt, string>();
  const blame = (cause: Cause, reason: string): void => {
    for (const proposal of cause.proposals) {
      const attempt = byProposal.get(proposal);
      if (attempt !== undefined) failed.set(attempt, reason);
    }
  };
  for (const { cause, reason } of refused) blame(cause, reason);
  const outcome = { files, causes, failed, after: bench };
  if (failed.size > 0) return { ...outcome, isProved: false };
  if (files.length === 0) return { ...outcome, isProved: true };
  const after = await bench.scannedWith(files);
  const rendered = open.flatMap(({ wish }): readonly RenderedWish[] =>
    wish.rendered === undefined ? [] : [{ proposal: wish.proposal, source: wish.rendered.source }],
  );
  for (const [proposal, reason] of unmade(rendered, bench.rendered, after.rendered)) {
    const attempt = byProposal.get(proposal);
    if (attempt !== undefined) failed.set(attempt, reason);
  }
  if (failed.size === 0) {
    for (const [cause, reason] of unproved(causes, bench.report, after.report)) blame(cause, reason);
  }
  return { ...outcome, after, isProved: failed.size === 0 };
}

/** The causes whose repair does not keep its promise, or brings something new. */
function unproved(causes: readonly Cause[], before: Report, after: Report): ReadonlyMap<Cause, string> {
  const failed = new Map<Cause, string>();
  const { introduced, resolved } = comparison(before, after);
  const gone = new Set(resolved);
  for (const cause of causes) {
    const kept = cause.proposals.find(({ finding }) => !gone.has(finding));
    if (kept !== undefined) failed.set(cause, `\`${kept.finding.check}\` would still be found`);
  }
  for (const finding of introduced) {
    const reason = `it would bring \`${finding.check}\`: ${finding.message}`;
    const guilty = causes.filter((cause) => touches(cause, finding));
    for (const cause of guilty.length > 0 ? guilty : causes) failed.set(cause, reason);
  }
  const [problem] = newProblems(before, after);
  if (failed.size === 0 && problem !== undefined) {
    for (const cause of causes) failed.set(cause, `it would bring a problem: ${problem}`);
  }
  return failed;
}

/** What a repair of some files changed of what is found in them. */
export function comparison(before: Report, after: Report): ReturnType<typeof differenceOf> {
  return differenceOf(sideOf(before), sideOf(after));
}

function sideOf({ findings, suppressed, inventory }: Report): Parameters<typeof differenceOf>[0] {
  const all = [...findings, ...suppressed];
  return inventory === undefined ? { findings: all } : { findings: all, inventory };
}

function touches({ proposals, changes }: Cause, { resource, location }: Finding): boolean {
  const { kind, namespace, name } = resource;
  return (
    changes.some(({ uri, kind: change }) => change === 'file' && uri === location.uri) ||
    proposals.some(({ finding }) => {
      const own = finding.resource;
      return (
        finding.location.uri === location.uri &&
        own.kind === kind &&
        own.namespace === namespace &&
        own.name === name
      );
    })
  );
}

function newProblems(before: Report, after: Report): readonly string[] {
  const known = new Set(before.coverage.problems.map(({ code, uri }) => `${code} ${uri}`));
  return after.coverage.problems.flatMap(({ code, uri, message }) =>
    known.has(`${code} ${uri}`) ? [] : [`${uri}: ${message}`],
  );
}

/** The last resort: each wish is added to those that were proved and stays only where all of them are proved together. */
async function oneByOne(attempts: readonly Attempt[], bench: Workbench): Promise<Solution> {
  const kept: Attempt[] = [];
  let proved = await tryAll([], bench);
  for (const attempt of attempts) {
    if (attempt.refused !== undefined) continue;
    const tried = await tryAll([...kept, attempt], bench);
    if (tried.isProved) {
      kept.push(attempt);
      proved = tried;
    } else {
      attempt.refused = tried.failed.get(attempt) ?? [...tried.failed.values()][0] ?? noWay;
    }
  }
  return solutionOf(attempts, proved);
}

function solutionOf(attempts: readonly Attempt[], { files, causes, after }: Tried): Solution {
  return {
    files,
    causes,
    after,
    refused: attempts.flatMap(({ wish: { proposal }, refused }) =>
      refused === undefined ? [] : [{ proposal, reason: refused }],
    ),
  };
}
