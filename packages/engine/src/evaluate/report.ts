import { severities, type Check, type Severity, type Target } from '../checks/check.ts';
import type { Examination } from './examine.ts';
import { compareFindings, compareText, type Finding, type Problem, type Undecided } from './finding.ts';
import type { Met } from '../policy/frameworks/subjects.ts';
import { metInAll } from './met.ts';
import type { Inventory } from './identity.ts';
import type { Owned } from './owners.ts';
import type { Plan } from './plan.ts';
import type { Exception } from '../model/exception.ts';
import { judgeExceptions } from './judge-exceptions.ts';
import { compareUndecided, relate } from './relate.ts';
import { relateCustom } from './relate-custom.ts';
import type { SlimResource } from '../snapshot/slim.ts';
import { isMeant } from '../policy/match.ts';
import type { Scope } from '../policy/policy.ts';
import { relateUnits } from './relate-units.ts';

/** What was looked at, and what could not be and why. */
export interface Coverage {
  readonly files: number;
  readonly documents: number;
  readonly resources: number;
  /** Documents that are Go or Jinja templates and no YAML. */
  readonly templates: number;
  readonly checks: number;
  readonly problems: readonly Problem[];
  /** What checks on relations could not tell, because what a resource names may live outside what was given. */
  readonly unknown: readonly Undecided[];
  /** The manifests that ignore files left out, by their uris; absent where there are none. */
  readonly leftOut?: readonly string[];
  /** What kinds of things there were, where controls are judged; nothing otherwise. */
  readonly met: Met;
}

/** The outcome of a scan: every finding, in order, and the coverage. */
export interface Report {
  readonly target: Target;
  readonly checks: readonly Check[];
  readonly findings: readonly Finding[];
  /** What an exception covers, in order too; none of it is among the findings. */
  readonly suppressed: readonly Finding[];
  readonly interrupted: boolean;
  readonly coverage: Coverage;
  /** The scopes of the policy that mean nothing of what was scanned. */
  readonly idleScopes: readonly Scope[];
  /** The resources that say who answers for them; absent where none does. */
  readonly owned?: readonly Owned[];
  /** Present where the scan is to be compared with another. */
  readonly inventory?: Inventory;
}

/** What is known beside the sources. */
export interface ReportOptions {
  readonly problems?: readonly Problem[];
  readonly interrupted?: boolean;
  /** Which sources are applied together and with no other unit, by their uris; `undefined` for what goes with all. */
  readonly unitOf?: (uri: string) => string | undefined;
  /** False where only a part of what there is was asked for, so that no absence proves anything. */
  readonly isWhole?: boolean;
  /** What could not be told because it was not read, beside what relations leave open. */
  readonly unknown?: readonly Undecided[];
}

/** Relates what the sources gave and puts it together. `problems` are those of the edge: what could not be read. */
export function makeReport(
  examinations: readonly Examination[],
  plan: Plan,
  {
    problems = [],
    interrupted = false,
    unitOf = () => undefined,
    isWhole: isAll = true,
    unknown = [],
  }: ReportOptions = {},
): Report {
  const inOrder = examinations.toSorted((a, b) => compareText(a.uri, b.uri));
  const { relation, custom } = relateUnits(inOrder, unitOf, (together) => ({
    relation: relate(
      together.flatMap(({ slim }) => slim),
      plan,
      {
        isWhole: isAll && !interrupted && problems.length === 0 && together.every(isWhole),
        exceptionsIn: exceptionFinder(together),
      },
    ),
    custom: relateCustom(
      together.flatMap((examination) => examination.custom),
      plan,
      exceptionFinder(together),
    ),
  }));
  let documents = 0;
  let resources = 0;
  let templates = 0;
  for (const examination of inOrder) {
    documents += examination.documents;
    resources += examination.resources;
    templates += examination.templates;
  }
  const files = examinations.length;
  const judged = merge(inOrder, [...relation.findings, ...custom.findings]);
  const written = inOrder.flatMap(({ exceptions }) => exceptions);
  const onExceptions = judgeExceptions(written, judged, plan);
  const all =
    onExceptions.findings.length === 0 ? judged : [...judged, ...onExceptions.findings].sort(compareFindings);
  const trouble = [
    ...problems,
    ...inOrder.flatMap((examination) => examination.problems),
    ...relation.problems,
    ...custom.problems,
    ...onExceptions.problems,
  ];
  const isAnySuppressed = all.some(({ suppression }) => suppression !== undefined);
  const owned = inOrder.flatMap((examination) => examination.owned);
  return {
    ...(owned.length === 0 ? {} : { owned }),
    ...(plan.forComparison ? { inventory: inventoryOf(inOrder) } : {}),
    target: plan.target,
    checks: plan.checks,
    findings: isAnySuppressed ? all.filter(({ suppression }) => suppression === undefined) : all,
    suppressed: isAnySuppressed ? all.filter(({ suppression }) => suppression !== undefined) : [],
    interrupted,
    idleScopes: idleScopes(
      plan,
      inOrder.flatMap(({ slim }) => slim),
    ),
    coverage: {
      files,
      documents,
      resources,
      templates,
      checks: plan.checks.length,
      problems: trouble.toSorted(compareProblems),
      unknown: [...relation.unknown, ...custom.unknown, ...unknown].sort(compareUndecided),
      met: metInAll(inOrder.map(({ met }) => met)),
    },
  };
}

function inventoryOf(examinations: readonly Examination[]): Inventory {
  return {
    sources: examinations.map(({ uri }) => uri),
    resources: examinations.flatMap(({ identities }) => identities),
  };
}

/** The scopes that mean none of the resources; where nobody asked who the resources are, nothing is known of any. */
function idleScopes({ scopes }: Plan, resources: readonly SlimResource[]): readonly Scope[] {
  const subjects = resources.flatMap(({ subject }) => subject ?? []);
  if (subjects.length === 0) return [];
  return scopes.filter(({ when }) => !subjects.some((subject) => isMeant(when, subject)));
}

/** Finds the exceptions that are written in a source. */
function exceptionFinder(examinations: readonly Examination[]): (uri: string) => readonly Exception[] {
  const known = new Map(
    examinations
      .filter(({ exceptions }) => exceptions.length > 0)
      .map(({ uri, exceptions }) => [uri, exceptions]),
  );
  return (uri) => known.get(uri) ?? [];
}

/** The files by which Kustomize and Helm know that manifests are not yet what they become. */
const unrendered = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization|Chart\.yaml)$/u;

/** True where everything in a source was read, and nothing in it changes before it is applied. */
function isWhole({ uri, problems, templates }: Examination): boolean {
  return problems.length === 0 && templates === 0 && !unrendered.test(uri);
}

/** The findings and, where that is wanted, what exceptions cover, all in order. */
export function listedFindings(
  { findings, suppressed = [] }: Pick<Report, 'findings'> & Partial<Pick<Report, 'suppressed'>>,
  showSuppressed: boolean,
): readonly Finding[] {
  return showSuppressed && suppressed.length > 0
    ? [...findings, ...suppressed].sort(compareFindings)
    : findings;
}

/** How many findings there are of each severity. */
export function countBySeverity(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** True if a severity is at least as bad as another. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(threshold);
}

/** The findings of each source are in order already; what relations found joins those of its source. */
function merge(examinations: readonly Examination[], related: readonly Finding[]): readonly Finding[] {
  const relatedIn = Map.groupBy(related, ({ location }) => location.uri);
  return examinations.flatMap(({ uri, findings }) => {
    const more = relatedIn.get(uri);
    return more === undefined ? findings : [...findings, ...more].sort(compareFindings);
  });
}

function compareProblems(a: Problem, b: Problem): number {
  return (
    compareText(a.uri, b.uri) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}
