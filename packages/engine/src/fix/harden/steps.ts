import type { Check, Severity } from '../../checks/check.ts';
import { compareText, type Finding } from '../../evaluate/finding.ts';
import type { Cause } from '../cause.ts';
import { compareGain, worstAmong } from './gain.ts';
import type { Proposal } from '../proposal.ts';

/** Edits that repair one kind of fault, wherever it lies. */
export interface Step {
  /** The worst of what it repairs, and what it is called by. */
  readonly check: Check;
  /** The ids of all checks whose findings it repairs, that one first. */
  readonly checks: readonly string[];
  readonly severity: Severity;
  readonly safety: 'safe' | 'unsafe';
  readonly causes: readonly Cause[];
  /** What it repairs. */
  readonly findings: readonly Finding[];
  /** What is done, each way once, the most frequent first. */
  readonly doing: readonly string[];
  /** What to make sure of before, each sentence once. */
  readonly verify: readonly string[];
}

/** Puts causes that repair the same fault into one step; the step with the most gain first. */
export function stepsOf(causes: readonly Cause[]): readonly Step[] {
  const groups = Map.groupBy(causes, (cause) =>
    JSON.stringify([mainOf(cause.proposals)?.check.id, cause.safety]),
  );
  return [...groups.values()]
    .flatMap(stepOf)
    .toSorted(
      (a, b) =>
        compareGain(a.findings, b.findings) ||
        compareText(a.safety, b.safety) ||
        compareText(a.check.id, b.check.id),
    );
}

function stepOf(causes: readonly Cause[]): readonly Step[] {
  const proposals = causes.flatMap((cause) => cause.proposals);
  const main = mainOf(proposals);
  if (main === undefined) return [];
  const promised = proposals.filter(isPromised);
  const findings = promised.map(({ finding }) => finding);
  const others = promised.map(({ check }) => check.id).filter((id) => id !== main.check.id);
  return [
    {
      check: main.check,
      checks: [main.check.id, ...new Set(others)],
      severity: worstAmong(findings),
      safety: causes.every(({ safety }) => safety === 'safe') ? 'safe' : 'unsafe',
      causes,
      findings,
      doing: doingOf(causes),
      verify: [...new Set(causes.flatMap(({ verify }) => verify))],
    },
  ];
}

/** The first of the worst that a cause promises to repair. */
function mainOf(proposals: readonly Proposal[]): Proposal | undefined {
  const promised = proposals.filter(isPromised);
  const worst = worstAmong(promised.map(({ finding }) => finding));
  return promised.find(({ finding }) => finding.severity === worst);
}

function isPromised({ comesAlong }: Proposal): boolean {
  return comesAlong !== true;
}

function doingOf(causes: readonly Cause[]): readonly string[] {
  const ways = causes.map(({ proposals, changes }) =>
    [
      ...new Set(proposals.flatMap(({ words }) => words.map(({ doing }) => doing))),
      ...changes.flatMap((change) => (change.kind === 'file' ? [`make ${change.uri}`] : [])),
    ].join(', '),
  );
  const times = Map.groupBy(ways, (way) => way);
  return [...times].toSorted(([, a], [, b]) => b.length - a.length).map(([way]) => way);
}
