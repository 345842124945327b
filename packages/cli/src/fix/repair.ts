import {
  catalogue,
  groupOf,
  isRevealed,
  isSaid,
  planOf,
  type Cause,
  type Finding,
  type FixValues,
  type PlanOrder,
  type Proposal,
  type Repair,
} from '@plimsoll/engine';
import { followUps } from './follow-up.ts';
import type { ServerProver } from './server-proof.ts';
import { solve, type FollowUp, type Solution } from './solve.ts';
import { proposalsOn, wishesOn } from './wishes.ts';
import type { Scanned, Workbench } from './workbench.ts';

/**
 * The order of a scan that proves repairs: beside the checks that were asked for those of the profile and of the schemas run, so that
 * nothing is repaired at the cost of something else.
 */
export function provingOrder(order: PlanOrder): PlanOrder {
  const schema = catalogue.filter(({ id }) => groupOf.get(id) === 'schema').map(({ id }) => id);
  return {
    ...order,
    only: undefined,
    also: [...(order.only ?? []), ...schema],
    skip: [],
    leastSeverity: 'info',
    withFingerprints: true,
    forComparison: true,
    marksSilenced: true,
  };
}

/** What is to be repaired, and with what. */
export interface RepairRequest {
  /** As it was asked for, before other checks joined to prove the repairs. */
  readonly order: PlanOrder;
  readonly withUnsafe: boolean;
  readonly values: FixValues;
  /** The API server that has to take what it takes now, where one is asked. */
  readonly server?: ServerProver | undefined;
  /** Which of the causes that can be repaired are wanted; all of them if nothing is said. */
  readonly choose?: (planned: Repair) => Promise<readonly Cause[]>;
}

/** A repair, and what the scan that proved it found. */
export interface ProvedRepair extends Repair {
  readonly after: Scanned;
}

/** Repairs what was found on a workbench, and proves it; nothing is written. */
export async function repairOn(bench: Workbench, request: RepairRequest): Promise<ProvedRepair> {
  const { order, withUnsafe, values, choose, server } = request;
  const own = checksAskedFor(order);
  const asked = askedAmong(bench.report.findings, own).filter(bench.covers);
  const askedFor = new Set(asked);
  const seen = bench.report.findings.filter((finding) => isSaid(finding) || askedFor.has(finding));
  const proposals = proposalsOn(asked, bench, values);
  const fixable = new Set(proposals.map(({ finding }) => finding));
  const isWanted = ({ safety }: Proposal): boolean => withUnsafe || safety === 'safe';
  const ready = proposals.filter(({ needs }) => needs.length === 0);
  const wanted = ready.filter(isWanted);
  const follow: FollowUp = (brought, changed) => {
    const made = changed.wishes.flatMap((wish) => wish.proposals);
    const concerned = brought.filter((one) => own.has(one.check) || !isRevealed(one, made));
    return followUps(concerned, changed, { bench, values, isWanted });
  };
  const repairOf = ({ files, causes, refused, revealed, after, server: judged }: Solution): ProvedRepair => ({
    files,
    causes,
    refused: refused.filter(({ proposal }) => proposal.comesAlong !== true),
    withheld: ready.filter((proposal) => !isWanted(proposal)),
    needing: proposals.filter(({ needs }) => needs.length > 0),
    unfixable: asked.filter((finding) => !fixable.has(finding)),
    proof: {
      before: seen.length,
      after: after.report.findings.filter(isSaid).length,
      ...(judged === undefined ? {} : { server: judged }),
    },
    revealed,
    isWritten: false,
    after,
  });
  const planned = repairOf(await solve(wishesOn(wanted, bench), bench, { follow, server }));
  if (choose === undefined || planned.causes.length === 0) return planned;
  const taken = new Set((await choose(planned)).flatMap((cause) => cause.proposals));
  const chosen = wanted.filter((proposal) => taken.has(proposal));
  return repairOf(await solve(wishesOn(chosen, bench), bench, { follow, server }));
}

/** The ids of the checks that were asked for, without those that only prove repairs. */
export function checksAskedFor(order: PlanOrder): ReadonlySet<string> {
  return new Set(planOf(order).checks.map(({ id }) => id));
}

/** Of findings that were made in a proving order those that a scan with some checks alone would say. */
export function askedAmong(findings: readonly Finding[], own: ReadonlySet<string>): readonly Finding[] {
  return findings.filter((finding) => isAsked(finding, own));
}

const byId = new Map(catalogue.map((check) => [check.id, check]));

/** Whether a scan with the checks that were asked for would say a finding: only they silence each other there. */
function isAsked(finding: Finding, own: ReadonlySet<string>): boolean {
  if (!own.has(finding.check)) return false;
  const { impliedBy = [], mootBy = [] } = byId.get(finding.check) ?? {};
  return isSaid(finding) || ![...impliedBy, ...mootBy].some((check) => own.has(check));
}
