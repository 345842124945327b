import {
  broughtBy,
  causesOf,
  differenceOf,
  exactly,
  isSaid,
  placeOf,
  rewrite,
  speakingAgainst,
  type Cause,
  type ChangedText,
  type Finding,
  type Proposal,
  type Report,
} from '@plimsoll/engine';
import { changedObjects } from './changed-objects.ts';
import type { Changed } from './follow-up.ts';
import { culpritsAmong } from './halving.ts';
import { renderedProof } from './rendered-proof.ts';
import type { ServerJudgement, ServerProver } from './server-proof.ts';
import { refusedWishes } from './server-refusals.ts';
import type { Wish } from './wishes.ts';
import type { Scanned, Workbench } from './workbench.ts';

/** What is changed and why, proved by scanning the changed files. */
export interface Solution {
  readonly files: readonly ChangedText[];
  /** The causes that are repaired, the worst first. */
  readonly causes: readonly Cause[];
  readonly refused: readonly { readonly proposal: Proposal; readonly reason: string }[];
  readonly after: Scanned;
  /** What is found after and was not said before. */
  readonly revealed: readonly Finding[];
  /** What the API server says, if one is asked. */
  readonly server: ServerJudgement['proof'] | undefined;
}

/** A wish, and which of its ways is being tried. */
interface Attempt {
  readonly wish: Wish;
  way: number;
  refused: string | undefined;
}

/** Each round proves all that is left or gives up at least one way; nobody waits for more rounds than this. */
const mostRounds = 100;

/**
 * Finds changes of the files that make as many of the wishes true as can be, and nothing else: what was promised is gone, nothing
 * is found that was not found before, and what charts and overlays are rendered to differs in what was wanted and no more.
 */
export async function solve(
  wishes: readonly Wish[],
  bench: Workbench,
  { follow, server }: Provers,
): Promise<Solution> {
  const attempts = wishes.map(attemptOf);
  const followed = new Set<string>();
  for (let round = 0; ; round++) {
    const open = attempts.filter(({ refused }) => refused === undefined);
    const trial = await tryOut(open, bench);
    if (isMade(trial)) {
      const brought = broughtBy(bench.report.findings, trial.after.report.findings).filter(
        (finding) => !followed.has(placeOf(finding)),
      );
      for (const finding of brought) followed.add(placeOf(finding));
      const more = follow(brought, { ...trial, wishes: open.map(({ wish }) => wish) });
      attempts.push(...more.map(attemptOf));
      if (more.length > 0) continue;
    }
    const failed = await faultsIn(trial, open, bench);
    if (failed.size === 0) {
      const judgement = await server?.judge(changedObjects(bench, trial));
      if (server === undefined || judgement === undefined || judgement.refused.size === 0)
        return solutionOf(attempts, trial, { bench, judgement });
      const refused = await refusedWishes(
        judgement,
        open.map(({ wish }) => wish),
        { bench, server },
      );
      // Whatever the way, the objects are the same.
      for (const attempt of open) attempt.refused = refused.get(attempt.wish);
      continue;
    }
    for (const [attempt, reason] of round < mostRounds ? failed : all(open, tooLong))
      giveUpWay(attempt, reason);
  }
}

/** What is asked beside the scan. */
export interface Provers {
  readonly follow: FollowUp;
  /** An API server that has to take what it takes now. */
  readonly server: ServerProver | undefined;
}

/** The repairs of what changes bring. */
export type FollowUp = (brought: readonly Finding[], changed: Changed) => readonly Wish[];

function attemptOf(wish: Wish): Attempt {
  return { wish, way: 0, refused: wish.ways.length === 0 ? noWay : undefined };
}

const noWay = 'where it is written could not be found';
const tooLong = 'no set of changes was found that could be proved';
const notRendered = 'what is rendered would not be what is wanted';
const rendersMore = 'more would be rendered otherwise than what is wanted';

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
  /** What keeps the texts from being changed so, or does not show when they are rendered. */
  readonly failed: Failures;
  /** Whether more is rendered otherwise than what is wanted. */
  readonly isStray: boolean;
  readonly files: readonly ChangedText[];
  readonly causes: readonly Cause[];
  readonly after: Scanned;
}

function isMade({ failed, isStray }: Trial): boolean {
  return failed.size === 0 && !isStray;
}

async function tryOut(attempts: readonly Attempt[], bench: Workbench): Promise<Trial> {
  const byProposal = new Map(
    attempts.flatMap((attempt) => attempt.wish.proposals.map((proposal) => [proposal, attempt] as const)),
  );
  const causes = causesOf(
    attempts.flatMap(({ wish: { proposals, ways }, way }) =>
      proposals.map((proposal) => ({ proposal, changes: ways[way] ?? [] })),
    ),
  );
  const { files, refused } = rewrite(causes, bench.sourceOf);
  const failed = new Map<Attempt, string>();
  for (const { cause, reason } of refused) {
    for (const attempt of cause.proposals.flatMap((one) => byProposal.get(one) ?? []))
      failed.set(attempt, reason);
  }
  const unproved = { failed, isStray: false, files, causes, after: bench };
  if (failed.size > 0 || files.length === 0) return unproved;
  const after = await bench.scannedWith(files);
  const wishes = attempts.map(({ wish }) => wish);
  const { unmade, isStray } = renderedProof(wishes, bench.rendered, after.rendered);
  for (const attempt of attempts) if (unmade.includes(attempt.wish)) failed.set(attempt, notRendered);
  return { ...unproved, isStray, after };
}

/** The attempts that cannot be made, do not keep their promise, or bring something new. */
async function faultsIn(trial: Trial, open: readonly Attempt[], bench: Workbench): Promise<Failures> {
  if (trial.failed.size > 0) return trial.failed;
  if (trial.isStray) {
    const near = open.filter(({ wish }) => wish.rendered !== undefined);
    const comes = ({ isStray }: Trial): boolean => isStray;
    return all(await culprits({ near, open, comes, bench }), rendersMore);
  }
  const { report } = trial.after;
  const { introduced, resolved } = differenceBetween(bench.report, report);
  const failed = broken(open, new Set(resolved), report);
  if (failed.size > 0) return failed;
  const repairs = open.flatMap(({ wish }) => wish.proposals);
  const first = introduced.find(speakingAgainst(repairs, bench.report.findings));
  if (first !== undefined) {
    const near = open.filter((attempt) => concerns(attempt, first));
    const comes = ({ after }: Trial): boolean =>
      differenceBetween(bench.report, after.report).introduced.some(
        (one) => isSaid(one) && placeOf(one) === placeOf(first),
      );
    const reason = `it would bring \`${first.check}\`: ${first.message}`;
    return all(await culprits({ near, open, comes, bench }), reason);
  }
  const [problem] = newProblems(bench.report, report);
  if (problem === undefined) return failed;
  const comes = ({ after }: Trial): boolean => newProblems(bench.report, after.report).includes(problem);
  return all(await culprits({ near: open, open, comes, bench }), `it would bring a problem: ${problem}`);
}

/** The attempts whose promise is not kept. */
function broken(open: readonly Attempt[], gone: ReadonlySet<Finding>, after: Report): Failures {
  const stays = new Set(after.findings.filter(isSaid).map(placeOf));
  const failed = new Map<Attempt, string>();
  for (const attempt of open) {
    for (const { finding, comesAlong } of attempt.wish.proposals) {
      const isKept = comesAlong === true ? !stays.has(placeOf(finding)) : gone.has(finding);
      if (!isKept) failed.set(attempt, `\`${finding.check}\` would still be found`);
    }
  }
  return failed;
}

/** A fault that some attempts bring. */
interface Suspicion {
  /** Those that most likely bring it; all of them where these do not bring it by themselves. */
  readonly near: readonly Attempt[];
  readonly open: readonly Attempt[];
  readonly comes: (trial: Trial) => boolean;
  readonly bench: Workbench;
}

/**
 * The attempts without which a fault does not come, found by leaving out one half after the other. Where those near bring it by
 * themselves, the others are not made meanwhile, so that a trial costs what those near cost.
 */
async function culprits({ near, open, comes, bench }: Suspicion): Promise<readonly Attempt[]> {
  const isNear = near.length > 0 && (near.length === open.length || comes(await tryOut(near, bench)));
  const suspects = isNear ? near : open;
  // What makes the same change is one suspect.
  const groups = Map.groupBy(suspects, ({ wish, way }) => exactly(wish.ways[way]));
  const guilty = await culpritsAmong([...groups.values()], async (left) => {
    const leftOut = new Set(left.flat());
    return comes(
      await tryOut(
        suspects.filter((attempt) => !leftOut.has(attempt)),
        bench,
      ),
    );
  });
  return guilty.flat();
}

function differenceBetween(before: Report, after: Report): ReturnType<typeof differenceOf> {
  return differenceOf(sideOf(before), sideOf(after));
}

function sideOf({ findings, suppressed, inventory }: Report): Parameters<typeof differenceOf>[0] {
  const found = [...findings, ...suppressed];
  return inventory === undefined ? { findings: found } : { findings: found, inventory };
}

/** Whether an attempt repairs the resource in which something is found. */
function concerns({ wish: { uri, proposals } }: Attempt, { resource, location }: Finding): boolean {
  return (
    uri === location.uri &&
    proposals.some(({ finding }) => {
      const { kind, namespace, name } = finding.resource;
      return kind === resource.kind && namespace === resource.namespace && name === resource.name;
    })
  );
}

function newProblems(before: Report, after: Report): readonly string[] {
  const known = new Set(before.coverage.problems.map(({ code, uri }) => `${code} ${uri}`));
  return after.coverage.problems.flatMap(({ code, uri, message }) =>
    known.has(`${code} ${uri}`) ? [] : [`${uri}: ${message}`],
  );
}

function solutionOf(
  attempts: readonly Attempt[],
  { files, causes, after }: Trial,
  { bench, judgement }: { readonly bench: Workbench; readonly judgement: ServerJudgement | undefined },
): Solution {
  return {
    files,
    causes,
    after,
    revealed: revealedBy(bench.report, after.report),
    server: judgement?.proof,
    refused: attempts.flatMap(({ wish: { proposals }, refused }) =>
      refused === undefined ? [] : proposals.map((proposal) => ({ proposal, reason: refused })),
    ),
  };
}

/** What was not there before, or was silenced by something that is gone. */
function revealedBy(before: Report, after: Report): readonly Finding[] {
  if (before === after) return [];
  const introduced = new Set(differenceBetween(before, after).introduced);
  const silenced = new Set(before.findings.filter((finding) => !isSaid(finding)).map(placeOf));
  return broughtBy(before.findings, after.findings).filter(
    (finding) => introduced.has(finding) || silenced.has(placeOf(finding)),
  );
}
