import type { Severity } from '../checks/check.ts';
import type { Evidence, Finding, Problem, ResourceRef, Undecided } from '../evaluate/finding.ts';
import { countBySeverity, listedFindings, type Report } from '../evaluate/report.ts';
import type { Suppression } from '../model/exception.ts';
import type { FrameworkStanding } from '../evaluate/standing.ts';
import type { FindingFix, FixOf } from '../fix/shown/finding-fix.ts';
import type { Location } from '../model/location.ts';
import { jsonFramework, type JsonFramework } from './framework-json.ts';
import { harmlessJson } from './visible.ts';

/** The JSON report. Fields may be added; those that are here stay. */
export interface JsonReport {
  readonly reportVersion: 1;
  readonly tool: { readonly name: 'plimsoll'; readonly version: string };
  readonly target: { readonly kubernetesVersion: string };
  readonly summary: JsonSummary;
  readonly interrupted: boolean;
  readonly coverage: JsonCoverage;
  /** Only where a report by control was asked for. */
  readonly frameworks?: readonly JsonFramework[];
  readonly findings: readonly JsonFinding[];
}

/** How much was found; `suppressed` counts what is accepted and therefore not among the findings. */
export interface JsonSummary {
  readonly findings: number;
  readonly suppressed: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
}

/** What was looked at, and what could not be and why. */
export interface JsonCoverage {
  readonly files: number;
  readonly documents: number;
  readonly resources: number;
  readonly templates: number;
  readonly checks: number;
  readonly durationMs: number;
  readonly problems: readonly Problem[];
  readonly unknown: readonly Omit<Undecided, 'objects'>[];
  /** How many manifests ignore files left out, counted up to a thousand. */
  readonly ignored: number;
}

/** A fact that supports a finding, as the JSON report states it. */
type JsonEvidence = Pick<Evidence, 'text' | 'uri' | 'line'>;

/** One finding as the JSON report states it. */
export interface JsonFinding {
  readonly check: string;
  readonly severity: Severity;
  readonly message: string;
  readonly resource: ResourceRef;
  readonly location: Location;
  readonly field: string;
  readonly evidence: readonly JsonEvidence[];
  /** Present where a fix is known and proved. */
  readonly fix?: JsonFindingFix;
  readonly fingerprint: string;
  /** Present where an exception covers it. */
  readonly suppression?: JsonSuppression;
}

/** How a finding is repaired by changing the text it lies in. */
export interface JsonFindingFix {
  readonly kind: 'safe' | 'unsafe';
  /** In the order of the text, without overlap; UTF-16 offsets of the file as it is, `end` exclusive. */
  readonly edits: readonly {
    readonly uri: string;
    readonly start: number;
    readonly end: number;
    readonly old: string;
    readonly new: string;
  }[];
  /** What to make sure of before it is applied. */
  readonly verify?: string;
}

/** Why a finding does not count. */
export type JsonSuppression = Omit<Suppression, 'exception'>;

/** What the JSON report says of the run and cannot know from the findings. */
export interface JsonOptions {
  readonly toolVersion: string;
  readonly durationMs: number;
  /** Whether what exceptions cover is listed too. */
  readonly showSuppressed?: boolean;
  /** The frameworks that a report by control was asked for. */
  readonly standings?: readonly FrameworkStanding[];
  readonly fixOf?: FixOf;
}

/** The JSON report, one chunk for each finding. */
export function* jsonReport(report: Report, options: JsonOptions): Iterable<string> {
  const head = JSON.stringify(headOf(report, options), undefined, 2);
  yield harmlessJson(`${head.slice(0, -'\n}'.length)},\n  "findings": [`);
  let separator = '\n    ';
  const listed = listedFindings(report, options.showSuppressed ?? false);
  for (const finding of listed) {
    const json = JSON.stringify(jsonFinding(finding, options.fixOf?.(finding)), undefined, 2).replaceAll(
      '\n',
      '\n    ',
    );
    yield harmlessJson(separator + json);
    separator = ',\n    ';
  }
  yield listed.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}

function headOf(
  report: Report,
  { toolVersion, durationMs, standings = [] }: JsonOptions,
): Omit<JsonReport, 'findings'> {
  const { coverage, target, findings, suppressed, interrupted } = report;
  return {
    reportVersion: 1,
    tool: { name: 'plimsoll', version: toolVersion },
    target: { kubernetesVersion: `1.${target.minor}` },
    summary: {
      findings: findings.length,
      suppressed: suppressed.length,
      bySeverity: countBySeverity(findings),
    },
    interrupted,
    coverage: {
      files: coverage.files,
      documents: coverage.documents,
      resources: coverage.resources,
      templates: coverage.templates,
      checks: coverage.checks,
      durationMs,
      problems: coverage.problems.map(jsonProblem),
      unknown: coverage.unknown.map(({ check, message, uri, line }) => ({ check, message, uri, line })),
      ignored: coverage.leftOut?.length ?? 0,
    },
    ...(standings.length === 0 ? {} : { frameworks: standings.map(jsonFramework) }),
  };
}

/** A problem as JSON reports state it. */
export function jsonProblem({ code, uri, line, column, message }: Problem): Problem {
  return {
    code,
    uri,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    message,
  };
}

/** A finding as JSON reports state it. */
export function jsonFinding(finding: Finding, fix?: FindingFix): JsonFinding {
  const { check, severity, message, resource, location, field, evidence, fingerprint, suppression } = finding;
  const { apiVersion, kind, namespace, name, container } = resource;
  const { uri, line, column, endLine, endColumn, pointer } = location;
  return {
    check,
    severity,
    message,
    resource: {
      apiVersion,
      kind,
      ...(namespace === undefined ? {} : { namespace }),
      name,
      ...(container === undefined ? {} : { container }),
    },
    location: { uri, line, column, endLine, endColumn, pointer },
    field,
    evidence: evidence.map(jsonEvidence),
    ...(fix === undefined ? {} : { fix: jsonFindingFix(fix) }),
    fingerprint,
    ...(suppression === undefined ? {} : { suppression: jsonSuppression(suppression) }),
  };
}

function jsonFindingFix({ kind, edits, verify }: FindingFix): JsonFindingFix {
  return {
    kind,
    edits: edits.map(({ uri, start, end, old, new: text }) => ({ uri, start, end, old, new: text })),
    ...(verify === undefined ? {} : { verify }),
  };
}

function jsonSuppression({ kind, source, reason, owner, until }: Suppression): JsonSuppression {
  return {
    kind,
    source,
    ...(reason === undefined ? {} : { reason }),
    ...(owner === undefined ? {} : { owner }),
    ...(until === undefined ? {} : { until }),
  };
}

function jsonEvidence({ text, uri, line }: Evidence): JsonEvidence {
  return { text, ...(uri === undefined ? {} : { uri }), ...(line === undefined ? {} : { line }) };
}
