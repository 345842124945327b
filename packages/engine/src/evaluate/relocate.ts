import type { Origin } from '../model/origin.ts';
import { compareFindings, type Evidence, type Finding, type Problem, type Undecided } from './finding.ts';
import type { Inventory } from './identity.ts';
import type { Report } from './report.ts';

/** The origins of rendered sources, by the uri under which each was examined. */
export type Origins = ReadonlyMap<string, Origin>;

/**
 * A report whose findings lie where people can mend them: in templates, values, bases and patches instead of in what was
 * rendered from them. What several variants of one chart or overlay show at one place is one finding that names them.
 */
export function relocate(report: Report, origins: Origins): Report {
  if (origins.size === 0) return report;
  const moved = (findings: readonly Finding[]): readonly Finding[] =>
    joined(findings.map((finding) => relocated(finding, origins))).toSorted(compareFindings);
  const { coverage, inventory } = report;
  return {
    ...report,
    ...(inventory === undefined ? {} : { inventory: relocatedInventory(inventory, origins) }),
    findings: moved(report.findings),
    suppressed: moved(report.suppressed),
    coverage: {
      ...coverage,
      problems: distinct(coverage.problems.map((problem) => relocatedProblem(problem, origins))),
      unknown: distinct(coverage.unknown.map((unknown) => relocatedUnknown(unknown, origins))),
    },
  };
}

/** A finding at its origin, and the variant that it was found in. */
interface Relocated {
  readonly finding: Finding;
  readonly variant: string | undefined;
  readonly subject: string | undefined;
}

function relocated(finding: Finding, origins: Origins): Relocated {
  const origin = origins.get(finding.location.uri);
  const evidence = finding.evidence.map((one) => relocatedEvidence(one, origins));
  if (origin === undefined)
    return { finding: { ...finding, evidence }, variant: undefined, subject: undefined };
  const { location, because, subject } = origin.locate(finding.location, finding.field);
  // Only a finding that is compared has a path.
  const unit = finding.path === undefined ? {} : { unit: finding.location.uri };
  const written = finding.path === undefined || subject === undefined ? {} : { writtenAs: subject };
  return {
    finding: {
      ...finding,
      location,
      evidence: [...evidence, ...because],
      isRendered: true,
      ...unit,
      ...written,
    },
    variant: origin.variant,
    subject,
  };
}

/** Resources stay where they were examined: one file may be rendered to several. */
function relocatedInventory({ sources, resources }: Inventory, origins: Origins): Inventory {
  return {
    sources,
    resources: resources.map((resource) => {
      const origin = origins.get(resource.uri);
      return origin === undefined ? resource : { ...resource, from: origin.lineOf(1).uri };
    }),
  };
}

function relocatedEvidence(evidence: Evidence, origins: Origins): Evidence {
  const { text, uri, line } = evidence;
  const origin = uri === undefined ? undefined : origins.get(uri);
  return origin === undefined || line === undefined ? evidence : { text, ...origin.lineOf(line) };
}

function relocatedProblem(problem: Problem, origins: Origins): Problem {
  const { code, uri, line, message } = problem;
  const origin = origins.get(uri);
  return origin === undefined ? problem : { code, ...origin.lineOf(line ?? 1), message };
}

function relocatedUnknown(unknown: Undecided, origins: Origins): Undecided {
  const origin = origins.get(unknown.uri);
  return origin === undefined ? unknown : { ...unknown, ...origin.lineOf(unknown.line) };
}

/** Findings of several variants that are the same in all but the variant become one. */
function joined(all: readonly Relocated[]): readonly Finding[] {
  const groups = Map.groupBy(all, (one) => (one.variant === undefined ? one : keyOf(one)));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    if (first.variant === undefined) return group.map(({ finding }) => finding);
    return first.subject === undefined ? joinedByName(group, first) : joinedBySubject(group);
  });
}

function joinedByName(group: readonly Relocated[], first: Relocated): readonly Finding[] {
  const variants = [...new Set(group.flatMap(({ variant }) => variant ?? []))];
  const named = { text: `found with ${variants.map((variant) => `\`${variant}\``).join(', ')}` };
  return [{ ...first.finding, evidence: [...first.finding.evidence, named] }];
}

/** One finding for each that the variant with the most of them has; the others add what speaks for them. */
function joinedBySubject(group: readonly Relocated[]): readonly Finding[] {
  const variants = [...Map.groupBy(group, ({ variant }) => variant).values()];
  const most = Math.max(...variants.map(({ length }) => length));
  return Array.from({ length: most }, (_, index) =>
    variants.flatMap((variant) => variant[index]?.finding ?? []),
  ).flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    return [{ ...first, evidence: distinct(same.flatMap(({ evidence }) => evidence)) }];
  });
}

/** What says the same is said once. */
function distinct<T>(all: readonly T[]): readonly T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

function keyOf({ finding, subject }: Relocated): string {
  const { check, severity, message, resource, location, field, suppression } = finding;
  const { uri, line, column } = location;
  // Each variant has its own rendering of one exception.
  const excuse = suppression === undefined ? undefined : { ...suppression, exception: undefined };
  const named = subject === undefined ? [message, resource] : [subject, resource.kind, resource.container];
  return JSON.stringify([check, severity, named, uri, line, column, field, excuse]);
}
