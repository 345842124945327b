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
import { broughtBy, isRevealed, isSaid, keyOf, type Changed } from './follow-up.ts';
import { unmade, type RenderedWish } from './rendered-proof.ts';
import type { Wish } from './wishes.ts';
import type { Scanned, Workbench } from './workbench.ts';

/** What is changed and why, proved by scanning the changed files. */
export interface Solution {
  readonly files: readonly ChangedText[];
  /** The causes that are repaired, the worst first. */
  readonly causes: readonly Cause[];
  readonly refused: readonly { readonly proposal: Proposal; readonly reason: string }[];
  readonly after: Scanned;
}

/** A wish, and which of its ways is being tried. */
interface Attempt {
  readonly wish: Wish;
  way: number;
  refused: string | undefined;
}

/** Each round proves all that is left or gives up at least one way; nobody waits for more rounds than this. */
const mostRounds = 50;

/**
 * Finds changes of the files that make as many of the wishes true as can be, and nothing else: what was promised is gone, nothing
 * is found that was not found before, and what charts and overlays are rendered to differs in what was wanted and no more.
 */
export async function solve(wishes: readonly Wish[], bench: Workbench, follow: FollowUp): Promise<Solution> {
  const attempts = wishes.map(attemptOf);
  const followed = new Set<string>();
  for (let round = 0; ; round++) {
    const open = attempts.filter(({ refused }) => refused === undefined);
    const trial = await tryOut(open, bench);
    if (trial.failed.size === 0) {
      const brought = broughtBy(bench, trial.after).filter((finding) => !followed.has(keyOf(finding)));
      for (const finding of brought) followed.add(keyOf(finding));
      const more = follow(brought, { ...trial, wishes: open.map(({ wish }) => wish) });
      attempts.push(...more.map(attemptOf));
      if (more.length > 0) continue;
    }
    const failed = trial.failed.size > 0 ? trial.failed : await faultsIn(trial, open, bench);
    if (failed.size === 0) return solutionOf(attempts, trial);
    for (const [attempt, reason] of round < mostRounds ? failed : all(open, tooLong))
      giveUpWay(attempt, reason);
  }
}

/** The repairs of what changes bring. */
export type FollowUp = (brought: readonly Finding[], changed: Changed) => readonly Wish[];

function attemptOf(wish: Wish): Attempt {
  return { wish, way: 0, refused: wish.ways.length === 0 ? noWay : undefined };
}

const noWay = 'where it is written could not be found';
const tooLong = 'no set of changes was found that could be proved';

/** Takes the next way; without one the repair is refused. */
function giveUpWay(attempt: Attempt, reason: string): void {
  attempt.way += 1;
  if (attempt.way >= attempt.wish.ways.length) attempt.refused = reason;
}

function all(attempts: readonly Attempt[], reason: string): Failures {
  return new Map(attempts.map((attempt) => [attempt, reason]));
}

/** Attempts that cannot be made as they are tried, and why. */
type Failures = ReadonlyMap<Attempt, string>;

/** What comes of making some attempts together. */
interface Trial {
  /** What kept the texts from being changed so, or the rendering from showing it. */
  readonly failed: Failures;
  readonly files: readonly ChangedText[];
  readonly causes: readonly Cause[];
  readonly after: Scanned;
}

async function tryOut(attempts: readonly Attempt[], bench: Workbench): Promise<Trial> {
  const byProposal = new Map(attempts.map((attempt) => [attempt.wish.proposal, attempt]));
  const placed = attempts.map(({ wish: { proposal, ways }, way }) => ({
    proposal,
    changes: ways[way] ?? [],
  }));
  const causes = causesOf(placed);
  const { files, refused } = rewrite(causes, bench.sourceOf);
  const failed = new Map<Attempt, string>();
  const blame = (proposal: Proposal, reason: string): void => {
    const attempt = byProposal.get(proposal);
    if (attempt !== undefined) failed.set(attempt, reason);
  };
  for (const { cause, reason } of refused) for (const proposal of cause.proposals) blame(proposal, reason);
  if (failed.size > 0 || files.length === 0) return { failed, files, causes, after: bench };
  const after = await bench.scannedWith(files);
  const rendered = attempts.flatMap(({ wish }): readonly RenderedWish[] =>
    wish.rendered === undefined ? [] : [{ proposal: wish.proposal, source: wish.rendered.source }],
  );
  for (const [proposal, reason] of unmade(rendered, bench.rendered, after.rendered)) blame(proposal, reason);
  return { failed, files, causes, after };
}

/** The attempts whose repair does not keep its promise, or brings something new. */
async function faultsIn({ after }: Trial, open: readonly Attempt[], bench: Workbench): Promise<Failures> {
  const { introduced, resolved } = differenceBetween(bench.report, after.report);
  const gone = new Set(resolved);
  const stays = new Set(after.report.findings.filter(isSaid).map(keyOf));
  const failed = new Map<Attempt, string>();
  for (const attempt of open) {
    const { finding, comesAlong } = attempt.wish.proposal;
    if (comesAlong === true ? stays.has(keyOf(finding)) : !gone.has(finding))
      failed.set(attempt, `\`${finding.check}\` would still be found`);
  }
  if (failed.size > 0) return failed;
  const wishes = open.map(({ wish }) => wish);
  const first = introduced.find((finding) => isSaid(finding) && !isRevealed(finding, wishes));
  if (first !== undefined) {
    const reason = `it would bring \`${first.check}\`: ${first.message}`;
    const near = open.filter((attempt) => concerns(attempt, first));
    const comes = (report: Report): boolean =>
      differenceBetween(bench.report, report).introduced.some(
        (one) => isSaid(one) && keyOf(one) === keyOf(first),
      );
    return all(await culprits({ near, open, comes, bench }), reason);
  }
  const [problem] = newProblems(bench.report, after.report);
  if (problem === undefined) return failed;
  const comes = (report: Report): boolean => newProblems(bench.report, report).includes(problem);
  return all(await culprits({ near: open, open, comes, bench }), `it would bring a problem: ${problem}`);
}

/** A fault that some attempts bring. */
interface Suspicion {
  /** Those that most likely bring it; all of them where there are none. */
  readonly near: readonly Attempt[];
  readonly open: readonly Attempt[];
  readonly comes: (report: Report) => boolean;
  readonly bench: Workbench;
}

/** The attempts without which a fault does not come, found by leaving out one half after the other. */
async function culprits({ near, open, comes, bench }: Suspicion): Promise<readonly Attempt[]> {
  const comesWithout = async (left: readonly Attempt[]): Promise<boolean> => {
    const { failed, after } = await tryOut(
      open.filter((attempt) => !left.includes(attempt)),
      bench,
    );
    return failed.size > 0 || comes(after.report);
  };
  const among = async (
    suspects: readonly Attempt[],
    left: readonly Attempt[],
  ): Promise<readonly Attempt[]> => {
    if (suspects.length <= 1) return suspects;
    const middle = suspects.length >> 1;
    const [one, other] = [suspects.slice(0, middle), suspects.slice(middle)];
    if (!(await comesWithout([...left, ...other]))) return among(other, left);
    if (!(await comesWithout([...left, ...one]))) return among(one, left);
    // Each half is enough.
    return [...(await among(one, [...left, ...other])), ...(await among(other, [...left, ...one]))];
  };
  const isNear = near.length > 0 && (near.length === open.length || !(await comesWithout(near)));
  return among(isNear ? near : open, []);
}

function differenceBetween(before: Report, after: Report): ReturnType<typeof differenceOf> {
  return differenceOf(sideOf(before), sideOf(after));
}

function sideOf({ findings, suppressed, inventory }: Report): Parameters<typeof differenceOf>[0] {
  const found = [...findings, ...suppressed];
  return inventory === undefined ? { findings: found } : { findings: found, inventory };
}

/** Whether an attempt repairs the resource in which something is found. */
function concerns({ wish }: Attempt, { resource, location }: Finding): boolean {
  const own = wish.proposal.finding;
  const { kind, namespace, name } = own.resource;
  return (
    own.location.uri === location.uri &&
    kind === resource.kind &&
    namespace === resource.namespace &&
    name === resource.name
  );
}

function newProblems(before: Report, after: Report): readonly string[] {
  const known = new Set(before.coverage.problems.map(({ code, uri }) => `${code} ${uri}`));
  return after.coverage.problems.flatMap(({ code, uri, message }) =>
    known.has(`${code} ${uri}`) ? [] : [`${uri}: ${message}`],
  );
}

function solutionOf(attempts: readonly Attempt[], { files, causes, after }: Trial): Solution {
  return {
    files,
    causes,
    after,
    refused: attempts.flatMap(({ wish: { proposal }, refused }) =>
      refused === undefined ? [] : [{ proposal, reason: refused }],
    ),
  };
}
