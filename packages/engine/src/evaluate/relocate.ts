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
      problems: coverage.problems.map((problem) => relocatedProblem(problem, origins)),
      unknown: coverage.unknown.map((unknown) => relocatedUnknown(unknown, origins)),
    },
  };
}

/** A finding at its origin, and the variant that it was found in. */
interface Relocated {
  readonly finding: Finding;
  readonly variant: string | undefined;
}

function relocated(finding: Finding, origins: Origins): Relocated {
  const origin = origins.get(finding.location.uri);
  const evidence = finding.evidence.map((one) => relocatedEvidence(one, origins));
  if (origin === undefined) return { finding: { ...finding, evidence }, variant: undefined };
  const { location, because } = origin.locate(finding.location, finding.field);
  // Only a finding that is compared has a path.
  const unit = finding.path === undefined ? {} : { unit: finding.location.uri };
  return {
    finding: { ...finding, location, evidence: [...evidence, ...because], ...unit },
    variant: origin.variant,
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
  const groups = Map.groupBy(all, ({ finding, variant }) =>
    variant === undefined ? finding : keyOf(finding),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    if (first.variant === undefined) return group.map(({ finding }) => finding);
    const variants = [...new Set(group.flatMap(({ variant }) => variant ?? []))];
    const named = { text: `found with ${variants.map((variant) => `\`${variant}\``).join(', ')}` };
    return [{ ...first.finding, evidence: [...first.finding.evidence, named] }];
  });
}

function keyOf({ check, severity, message, resource, location, field, suppression }: Finding): string {
  const { uri, line, column } = location;
  return JSON.stringify([
    check,
    severity,
    message,
    resource,
    uri,
    line,
    column,
    field,
    suppression?.exception,
  ]);
}
