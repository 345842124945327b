import { compareFindings, type Finding } from '../evaluate/finding.ts';
import type { Inventory } from '../evaluate/identity.ts';
import { catalogue } from '../policy/catalogue.ts';
import { isByContent, matchFindings } from './match.ts';
import type { Side } from './place.ts';
import { objectKey, traceOf } from './trace.ts';
import { unseenIn, type Looked } from './unseen.ts';

/** What a change does to the findings. */
export interface Difference {
  readonly introduced: readonly Finding[];
  readonly resolved: readonly Finding[];
  /** What is still there and an exception covers now, as it is after. */
  readonly suppressed: readonly Finding[];
  /** What is there before and not after, where it was not looked at or could not be told. */
  readonly uncompared: readonly Finding[];
  /** What is there before and after, as it is after. */
  readonly left: readonly Finding[];
}

/** The findings of one side, and what was there; the inventory is absent where only a report is known. */
export interface DiffSide {
  /** How the uris begin that lie in what is compared; what follows is what the other side may have too. */
  readonly root?: string;
  readonly findings: readonly Finding[];
  /** What exceptions cover. */
  readonly suppressed?: readonly Finding[];
  readonly inventory?: Inventory;
  /** What was not looked at; nothing that the other side has is resolved there. */
  readonly looked?: Looked;
}

/** Compares two scans, or two reports of them. */
export function differenceOf(before: DiffSide, after: DiffSide): Difference {
  const { pairs, added, gone } = matchFindings(sideOf(before), sideOf(after), {
    isByContent: isByContent(catalogue),
  });
  const left = new Set(pairs.map(([, finding]) => finding));
  // What is open on both sides is matched first: an exception explains only what nothing else does.
  const covered = matchFindings(
    sideOf({ ...before, findings: gone }),
    sideOf({ ...after, findings: gone.length === 0 ? [] : (after.suppressed ?? []) }),
    { isByContent: isByContent(catalogue) },
  );
  return {
    introduced: added,
    ...splitGone(covered.gone, before, after),
    suppressed: covered.pairs.map(([, finding]) => finding).toSorted(compareFindings),
    left: after.findings.filter((finding) => left.has(finding)),
  };
}

/** Tells what is resolved from what the other side did not look at. */
export function splitGone(
  gone: readonly Finding[],
  before: DiffSide,
  after: DiffSide,
): Pick<Difference, 'resolved' | 'uncompared'> {
  const { looked } = after;
  if (looked === undefined || gone.length === 0) return { resolved: gone, uncompared: [] };
  const now = sideOf(after);
  const cut = cutOf(after.root);
  const isUnseen = unseenIn(
    {
      unknown: looked.unknown,
      problems: looked.problems.map(cut),
      leftOut: (looked.leftOut ?? []).map((uri) => cut({ uri }).uri),
    },
    {
      objects: objectsOf(now),
      unknownBefore: before.looked?.unknown ?? [],
      isByContent: isByContent(catalogue),
    },
  );
  const { traceOf: trace } = sideOf(before);
  return {
    resolved: gone.filter((finding) => !isUnseen(trace(finding))),
    uncompared: gone.filter((finding) => isUnseen(trace(finding))),
  };
}

/** What is there; of a report only what something was found in is known. */
function objectsOf({ inventory, items, traceOf: trace }: Side<Finding>): ReadonlySet<string> {
  const named = inventory?.resources ?? items.map(trace);
  return new Set(named.map(({ kind, namespace, name }) => objectKey({ kind, namespace, name })));
}

function cutOf(root = ''): <T extends { readonly uri: string }>(one: T) => T {
  return (one) =>
    root !== '' && one.uri.startsWith(root) ? { ...one, uri: one.uri.slice(root.length) } : one;
}

function sideOf({ findings, inventory, root }: DiffSide): Side<Finding> {
  const cut = cutOf(root);
  return {
    items: findings,
    traceOf: (finding) => cut(traceOf(finding)),
    inventory: inventory === undefined ? undefined : { sources: [], resources: inventory.resources.map(cut) },
  };
}
