import type { Finding } from '../evaluate/finding.ts';
import type { Inventory } from '../evaluate/identity.ts';
import { catalogue } from '../policy/catalogue.ts';
import { isByContent, matchFindings } from './match.ts';
import type { Side } from './place.ts';
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
  /** How the uris begin that lie in what is compared; what follows is what the other side may have too. */
  readonly root?: string;
  readonly findings: readonly Finding[];
  readonly inventory?: Inventory;
}

/** Compares two scans, or two reports of them. */
export function differenceOf(before: DiffSide, after: DiffSide): Difference {
  const { pairs, added, gone } = matchFindings(sideOf(before), sideOf(after), {
    isByContent: isByContent(catalogue),
  });
  const left = new Set(pairs.map(([, finding]) => finding));
  return {
    introduced: added,
    resolved: gone,
    left: after.findings.filter((finding) => left.has(finding)),
  };
}

function sideOf({ findings, inventory, root = '' }: DiffSide): Side<Finding> {
  const cut = <T extends { readonly uri: string }>(one: T): T =>
    root !== '' && one.uri.startsWith(root) ? { ...one, uri: one.uri.slice(root.length) } : one;
  return {
    items: findings,
    traceOf: (finding) => cut(traceOf(finding)),
    inventory: inventory === undefined ? undefined : { sources: [], resources: inventory.resources.map(cut) },
  };
}
