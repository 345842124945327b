import { makeTarget, type Check } from '../../checks/check.ts';
import type { FixValueName } from '../../checks/fix-values.ts';
import { examine } from '../../evaluate/examine.ts';
import { makePlan } from '../../evaluate/plan.ts';
import { makeReport } from '../../evaluate/report.ts';
import type { Source } from '../../parse/document.ts';
import { parseSource } from '../../parse/parse-source.ts';
import { proposalsFor } from '../proposal.ts';

/**
 * The values that the fix of a check needs from the user. Where that depends on what is found, those that it needs for an example in
 * which the check finds something.
 */
export function valuesAsked(check: Check, example: Source | undefined): readonly FixValueName[] {
  const needs = check.fix?.needs ?? [];
  if (typeof needs !== 'function') return needs;
  if (example === undefined) return [];
  const plan = makePlan([check], makeTarget());
  const { findings } = makeReport([examine(example, plan)], plan);
  const { documents } = parseSource(example);
  const proposals = proposalsFor(example, documents, findings, { plan, checkOf: () => check });
  return [...new Set(proposals.flatMap((proposal) => proposal.needs))];
}
