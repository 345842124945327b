import { compareFindings, type Finding } from '../evaluate/finding.ts';
import type { Inventory, ResourceIdentity } from '../evaluate/identity.ts';
import type { Report } from '../evaluate/report.ts';
import type { Excuse } from '../model/exception.ts';
import { isByContent, matchFindings, type Located, type Matching } from './match.ts';
import type { Side } from './place.ts';
import { objectKey, traceOf, type Trace } from './trace.ts';
import { unseenIn } from './unseen.ts';

/** The version of the form in which baselines are written. */
export const baselineVersion = 1;

/** What is known and accepted at one moment, and what was there then. */
export interface Baseline {
  readonly made: Making;
  /** Ids of the checks that ran. */
  readonly checks: readonly string[];
  readonly entries: readonly BaselineEntry[];
  /** Every resource that was read, with and without findings. */
  readonly resources: readonly ResourceIdentity[];
}

/** What a baseline was made with. */
export interface Making {
  readonly toolVersion: string;
  readonly kubernetesVersion: string;
  /** The profile or profiles, and what was said beside them. */
  readonly profile: string;
}

/** One finding that is known, and what people wrote to it. */
export interface BaselineEntry extends Trace, Excuse {
  readonly path: string;
}

/** A baseline of a scan that was made for comparison; of an earlier one it keeps what people wrote to its entries. */
export function makeBaseline(
  report: Report,
  { made, previous }: { readonly made: Making; readonly previous: Baseline | undefined },
): Baseline {
  const excuses = new Map<Finding, Excuse>();
  if (previous !== undefined) {
    for (const [entry, finding] of matchBaseline(report, previous).pairs)
      excuses.set(finding, excuseOf(entry));
  }
  return {
    made,
    checks: report.checks.map(({ id }) => id),
    entries: report.findings.map((finding) => entryOf(finding, excuses.get(finding))),
    resources: inventoryOf(report).resources,
  };
}

/**
 * A baseline without the entries that no finding needs any more; the others are brought up to date. It never takes a
 * finding in, and what the scan did not look at stays as it is.
 */
export function pruneBaseline(report: Report, baseline: Baseline, options: LookedAt): Baseline {
  const { pairs, unseen } = matchBaseline(report, baseline, options);
  const { sources, resources } = inventoryOf(report);
  const looked = new Set(sources);
  return {
    ...baseline,
    entries: [...pairs.map(([entry, finding]) => entryOf(finding, excuseOf(entry))), ...unseen],
    resources: [
      ...resources,
      ...baseline.resources.filter(({ uri, from }) => !looked.has(uri) && isThere({ uri, from }, options)),
    ],
  };
}

/** What is known of the files that a baseline names and a scan did not look at. */
export interface LookedAt {
  readonly exists: (uri: string) => boolean;
}

/** A report in which the known findings are suppressed, and what became of the entries. */
export interface Applied {
  readonly report: Report;
  readonly matched: number;
  /** Entries that match nothing any more, in files that were looked at. */
  readonly unusedEntries: readonly BaselineEntry[];
  /** Entries that match a finding and have ended, so that it shows again. */
  readonly expiredEntries: readonly BaselineEntry[];
}

/** Moves the findings that a baseline knows to those that are suppressed. */
export function applyBaseline(report: Report, baseline: Baseline, options: LookedAt): Applied {
  const { pairs, gone } = matchBaseline(report, baseline, options);
  const positions = new Map(baseline.entries.map((entry, index) => [entry, index + 1]));
  const { today } = report.target;
  const hasEnded = ({ until }: BaselineEntry): boolean =>
    today !== undefined && until !== undefined && until < today;
  const known = new Map<Finding, BaselineEntry>();
  for (const [entry, finding] of pairs) if (!hasEnded(entry)) known.set(finding, entry);
  const suppressed = report.findings.flatMap((finding) => {
    const entry = known.get(finding);
    if (entry === undefined) return [];
    const suppression = {
      kind: 'baseline',
      source: 'plimsoll',
      ...excuseOf(entry),
      exception: `baseline#${positions.get(entry) ?? 0}`,
    } as const;
    return { ...finding, suppression };
  });
  return {
    report: {
      ...report,
      findings: report.findings.filter((finding) => !known.has(finding)),
      suppressed: [...report.suppressed, ...suppressed].sort(compareFindings),
    },
    matched: suppressed.length,
    unusedEntries: gone,
    expiredEntries: pairs.flatMap(([entry]) => (hasEnded(entry) ? [entry] : [])),
  };
}

/** In which way a scan judges otherwise than the baseline was made; empty where it does not. */
export function unlikeness(
  { made, checks }: Baseline,
  now: Making & { readonly checks: readonly string[] },
): readonly string[] {
  const known = new Set(checks);
  const more = now.checks.filter((id) => !known.has(id));
  const running = new Set(now.checks);
  const fewer = checks.filter((id) => !running.has(id)).length;
  return [
    ...differing('Kubernetes', made.kubernetesVersion, now.kubernetesVersion),
    ...differing('profile', made.profile, now.profile),
    ...differing('Plimsoll', made.toolVersion, now.toolVersion),
    ...(more.length === 0 ? [] : [`${more.length} of the checks that run now did not run for it`]),
    ...(fewer === 0 ? [] : [`${fewer} of its checks do not run now`]),
  ];
}

function differing(what: string, then: string, now: string): readonly string[] {
  return then === now ? [] : [`it was made with ${what} ${then}, and this scan has ${what} ${now}`];
}

function matchBaseline(
  report: Report,
  { entries, resources }: Baseline,
  { exists }: LookedAt = { exists: () => false },
): Matching<BaselineEntry, Finding> {
  const inventory = inventoryOf(report);
  const looked = new Set(inventory.sources);
  const running = new Set(report.checks.map(({ id }) => id));
  const isUnseen = (source: Located): boolean => !looked.has(source.uri) && isThere(source, { exists });
  const before: Side<BaselineEntry> = {
    items: entries.filter(({ check }) => running.has(check)),
    traceOf: (entry) => entry,
    inventory: { sources: [], resources },
  };
  const after: Side<Finding> = { items: report.findings, traceOf, inventory };
  const matching = matchFindings(before, after, { isUnseen, isByContent: isByContent(report.checks) });
  const isUntold = unseenIn(report.coverage, {
    objects: new Set(
      inventory.resources.map(({ kind, namespace, name }) => objectKey({ kind, namespace, name })),
    ),
    isByContent: isByContent(report.checks),
  });
  return {
    ...matching,
    gone: matching.gone.filter((entry) => !isUntold(entry)),
    unseen: [
      ...matching.unseen,
      ...matching.gone.filter(isUntold),
      ...entries.filter(({ check }) => !running.has(check)),
    ],
  };
}

/** Whether a source is still there to be looked at. What was rendered is no file, but lies where its chart or overlay does. */
function isThere({ uri, from }: Rendered, { exists }: LookedAt): boolean {
  if (from === undefined) return exists(uri);
  const [path = ''] = uri.split('#');
  return exists(path.slice(0, Math.max(0, path.lastIndexOf('/'))) || '.');
}

interface Rendered {
  readonly uri: string;
  readonly from?: string | undefined;
}

function inventoryOf({ inventory }: Report): Inventory {
  if (inventory === undefined) throw new Error('the plan of this scan did not ask for comparison');
  return inventory;
}

function entryOf(finding: Finding, excuse: Excuse = {}): BaselineEntry {
  const { path = finding.field, ...trace } = traceOf(finding);
  return { ...trace, path, ...excuse };
}

function excuseOf({ reason, owner, until }: Excuse): Excuse {
  return {
    ...(reason === undefined ? {} : { reason }),
    ...(owner === undefined ? {} : { owner }),
    ...(until === undefined ? {} : { until }),
  };
}

/** A baseline in which everything is called by another uri. */
export function relocated(baseline: Baseline, uriOf: (uri: string) => string): Baseline {
  const moved = <T extends Located>(one: T): T => ({
    ...one,
    uri: uriOf(one.uri),
    ...(one.from === undefined ? {} : { from: uriOf(one.from) }),
  });
  return {
    ...baseline,
    entries: baseline.entries.map(moved),
    resources: baseline.resources.map(moved),
  };
}
