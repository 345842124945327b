import type { Severity } from '../checks/check.ts';
import type { Evidence, Finding, Problem, ResourceRef, Undecided } from '../evaluate/finding.ts';
import { countBySeverity, type Report } from '../evaluate/report.ts';
import type { Location } from '../model/location.ts';
import { harmlessJson } from './visible.ts';

/** The JSON report. Fields may be added; those that are here stay. */
export interface JsonReport {
  readonly reportVersion: 1;
  readonly tool: { readonly name: 'plimsoll'; readonly version: string };
  readonly target: { readonly kubernetesVersion: string };
  readonly summary: JsonSummary;
  readonly interrupted: boolean;
  readonly coverage: JsonCoverage;
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
  readonly unknown: readonly Undecided[];
}

/** One finding as the JSON report states it. */
export interface JsonFinding {
  readonly check: string;
  readonly severity: Severity;
  readonly message: string;
  readonly resource: ResourceRef;
  readonly location: Location;
  readonly field: string;
  readonly evidence: readonly Evidence[];
  readonly fingerprint: string;
}

/** What the JSON report says of the run and cannot know from the findings. */
export interface JsonOptions {
  readonly toolVersion: string;
  readonly durationMs: number;
}

/** The JSON report, one chunk for each finding. */
export function* jsonReport(report: Report, options: JsonOptions): Iterable<string> {
  const head = JSON.stringify(headOf(report, options), undefined, 2);
  yield harmlessJson(`${head.slice(0, -'\n}'.length)},\n  "findings": [`);
  let separator = '\n    ';
  for (const finding of report.findings) {
    const json = JSON.stringify(jsonFinding(finding), undefined, 2).replaceAll('\n', '\n    ');
    yield harmlessJson(separator + json);
    separator = ',\n    ';
  }
  yield report.findings.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}

function headOf(report: Report, { toolVersion, durationMs }: JsonOptions): Omit<JsonReport, 'findings'> {
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
    },
  };
}

function jsonProblem({ code, uri, line, column, message }: Problem): Problem {
  return {
    code,
    uri,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    message,
  };
}

function jsonFinding(finding: Finding): JsonFinding {
  const { check, severity, message, resource, location, field, evidence, fingerprint } = finding;
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
    fingerprint,
  };
}

function jsonEvidence({ text, uri, line }: Evidence): Evidence {
  return { text, ...(uri === undefined ? {} : { uri }), ...(line === undefined ? {} : { line }) };
}
