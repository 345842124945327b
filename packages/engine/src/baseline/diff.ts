import type { Finding } from '../evaluate/finding.ts';
import type { Inventory } from '../evaluate/identity.ts';
import { catalogue } from '../policy/catalogue.ts';
import { isByContent, matchFindings } from './match.ts';
import { traceOf } from './trace.ts';

/** What a change does to the findings. */
export interface Difference {
  readonly introduced: readonly Finding[];
  readonly resolved: readonly Finding[];
  /** What is there before and after, as it is after. */
  readonly left: readonly Finding[];
}

/** The findings of one side, and what was there; the inventory is absent where only a report is known. */
export interface DiffSide {
  readonly findings: readonly Finding[];
  readonly inventory?: Inventory;
}

/** Compares two scans, or two reports of them. */
export function differenceOf(before: DiffSide, after: DiffSide): Difference {
  const { pairs, added, gone } = matchFindings(
    { items: before.findings, traceOf, inventory: before.inventory },
    { items: after.findings, traceOf, inventory: after.inventory },
    { isByContent: isByContent(catalogue) },
  );
  const left = new Set(pairs.map(([, finding]) => finding));
  return {
    introduced: added,
    resolved: gone,
    left: after.findings.filter((finding) => left.has(finding)),
  };
}
