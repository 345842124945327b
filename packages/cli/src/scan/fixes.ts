import {
  catalogue,
  findingsShownWithFix,
  fixesFor,
  groupOf,
  planOf,
  type Finding,
  type Fixes,
  type FixOf,
  type PlanOrder,
  type Report,
  type Source,
} from '@plimsoll/engine';
import { provingOrder } from '../fix/repair.ts';

/** What fixes are made of. */
export interface FixContext {
  readonly report: Report;
  /** The order of the scan. */
  readonly order: PlanOrder;
  readonly sourceText: (uri: string) => string | undefined;
}

/** The fixes of all findings of a scan that are not accepted, the worst first where there are too many. */
export function allFixes({ report, ...context }: FixContext): Fixes {
  return fixesOf(report.findings, { report, ...context });
}

/** The fixes that a comment shows: those of the first findings of each check. */
export function fixesInComment({ report, ...context }: FixContext): Fixes {
  return fixesOf(findingsShownWithFix(report), { report, ...context });
}

/** Gives the fix of a finding; what it needs is made at the first question. */
export function lazily(make: () => Fixes): FixOf {
  let made: Fixes | undefined;
  return (finding) => (made ??= make()).of.get(finding);
}

/** How many findings can be repaired safely, by those that are tried; some of them may be left untried. */
export interface SafeRepairs {
  readonly number: number;
  readonly isAll: boolean;
}

/** Counts the findings that can be repaired safely. What was rendered is not tried: that takes rendering it again. */
export function safeRepairs({ report, ...context }: FixContext): SafeRepairs {
  const candidates = report.findings.filter(({ check }) => maybeSafe.has(check));
  const tried = candidates.filter(({ isRendered }) => isRendered !== true).slice(0, mostCounted);
  const { of } = fixesOf(tried, { report, ...context }, { isSafeOnly: true });
  return { number: of.size, isAll: tried.length === candidates.length };
}

/** Counting is to cost less than anybody notices. */
const mostCounted = 300;

const byId = new Map(catalogue.map((check) => [check.id, check]));

const maybeSafe: ReadonlySet<string> = new Set(
  catalogue.flatMap(({ id, fix }) =>
    fix?.safety === 'safe' || (fix?.safety === 'unsafe' && fix.isSafeFor !== undefined) ? [id] : [],
  ),
);

function fixesOf(
  findings: readonly Finding[],
  { report, order, sourceText }: FixContext,
  { isSafeOnly = false }: { readonly isSafeOnly?: boolean } = {},
): Fixes {
  if (findings.length === 0) return { of: new Map(), untried: 0 };
  const sourceOf = (uri: string): Source | undefined => {
    const text = sourceText(uri);
    return text === undefined ? undefined : { uri, text };
  };
  const plan = planOf(orderOfProof(order, report));
  return fixesFor(findings, sourceOf, { plan, checkOf: (id) => byId.get(id), isSafeOnly });
}

/** Beside what proves every repair: what any scope of the policy adds, and what tells secrets, which no report shows. */
function orderOfProof(order: PlanOrder, { checks }: Report): PlanOrder {
  const proving = provingOrder(order);
  const secrets = catalogue.filter(({ id }) => groupOf.get(id) === 'secrets');
  return { ...proving, also: [...(proving.also ?? []), ...checks, ...secrets].map(idOf) };
}

function idOf(check: string | { readonly id: string }): string {
  return typeof check === 'string' ? check : check.id;
}
