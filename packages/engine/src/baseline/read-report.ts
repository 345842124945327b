import { severities, type Severity } from '../checks/check.ts';
import type { Evidence, Finding, Problem, ResourceRef, Undecided } from '../evaluate/finding.ts';
import type { ExceptionForm, Suppression } from '../model/exception.ts';
import type { Fields } from '../model/fields.ts';
import type { Location } from '../model/location.ts';
import { readJson, required, type Fault, type Read } from './read-json.ts';

/** A JSON report as far as it is compared with another. */
export interface ReadReport {
  readonly kubernetesVersion: string;
  /** How many checks ran. */
  readonly checks: number;
  readonly isInterrupted: boolean;
  readonly problems: readonly Problem[];
  /** What could not be told. */
  readonly unknown: readonly Undecided[];
  /** Without those that an exception covers. */
  readonly findings: readonly Finding[];
  /** Those that an exception covers, as far as the report lists them. */
  readonly suppressed: readonly Finding[];
  /** How many more of those there are. */
  readonly unlisted: number;
}

const reportVersion = 1;

/** Reads what `plimsoll scan --format json` wrote; fields that it does not know are left alone. */
export function readReport(text: string): Read<ReadReport> {
  return readJson(text, 'report', (fields, fault) => {
    const version = fields.integer('reportVersion');
    if (version !== reportVersion) {
      fault('', wrongVersion(version));
      return undefined;
    }
    const coverage = required.map(fields, 'coverage', fault);
    const findings = required.maps(fields, 'findings', fault);
    const suppressed = findings.flatMap((finding) => {
      const suppression = finding.map('suppression');
      return suppression === undefined
        ? []
        : { ...readFinding(finding, fault), suppression: readSuppression(suppression, fault) };
    });
    return {
      kubernetesVersion: fields.map('target')?.string('kubernetesVersion') ?? '',
      checks: coverage?.integer('checks') ?? 0,
      isInterrupted: fields.boolean('interrupted') ?? false,
      problems: (coverage?.maps('problems') ?? []).map((problem) => readProblem(problem, fault)),
      unknown: (coverage?.maps('unknown') ?? []).map((one) => readUndecided(one, fault)),
      findings: findings
        .filter((finding) => !finding.has('suppression'))
        .map((finding) => readFinding(finding, fault)),
      suppressed,
      unlisted: Math.max(0, (fields.map('summary')?.integer('suppressed') ?? 0) - suppressed.length),
    };
  });
}

function wrongVersion(version: number | undefined): string {
  return version === undefined
    ? 'this is no report: it has no `reportVersion`; write one with `plimsoll scan --format json`'
    : `it has \`reportVersion\` ${version}, and this Plimsoll reads ${reportVersion}; write it anew with \`plimsoll scan --format json\``;
}

function readProblem(fields: Fields, fault: Fault): Problem {
  const [line, column] = [fields.integer('line'), fields.integer('column')];
  return {
    code: required.string(fields, 'code', fault),
    uri: required.string(fields, 'uri', fault),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    message: required.string(fields, 'message', fault),
  };
}

function readUndecided(fields: Fields, fault: Fault): Undecided {
  return {
    check: required.string(fields, 'check', fault),
    message: required.string(fields, 'message', fault),
    uri: required.string(fields, 'uri', fault),
    line: fields.integer('line') ?? 1,
  };
}

function readFinding(fields: Fields, fault: Fault): Finding {
  return {
    check: required.string(fields, 'check', fault),
    severity: readSeverity(fields, fault),
    message: required.string(fields, 'message', fault),
    resource: readResource(required.map(fields, 'resource', fault), fault),
    location: readLocation(required.map(fields, 'location', fault), fault),
    field: required.string(fields, 'field', fault),
    evidence: fields.maps('evidence').map((evidence) => readEvidence(evidence, fault)),
    fingerprint: required.string(fields, 'fingerprint', fault),
  };
}

const exceptionForms: readonly ExceptionForm[] = [
  'annotation',
  'label',
  'comment',
  'file',
  'policy',
  'baseline',
];

function readSuppression(fields: Fields, fault: Fault): Suppression {
  const written = required.string(fields, 'kind', fault);
  const [reason, owner, until] = [fields.string('reason'), fields.string('owner'), fields.string('until')];
  return {
    kind: exceptionForms.find((form) => form === written) ?? 'policy',
    source: fields.string('source') ?? 'plimsoll',
    exception: fields.string('exception') ?? '',
    ...(reason === undefined ? {} : { reason }),
    ...(owner === undefined ? {} : { owner }),
    ...(until === undefined ? {} : { until }),
  };
}

function readSeverity(fields: Fields, fault: Fault): Severity {
  const written = required.string(fields, 'severity', fault);
  const severity = severities.find((one) => one === written);
  if (severity === undefined && written !== '') {
    fault(fields.pointer('severity'), `it is one of ${severities.join(', ')}, not \`${written}\``);
  }
  return severity ?? 'critical';
}

function readResource(fields: Fields | undefined, fault: Fault): ResourceRef {
  if (fields === undefined) return { apiVersion: '', kind: '', name: '' };
  const [namespace, container] = [fields.string('namespace'), fields.string('container')];
  return {
    apiVersion: required.string(fields, 'apiVersion', fault),
    kind: required.string(fields, 'kind', fault),
    ...(namespace === undefined ? {} : { namespace }),
    name: required.string(fields, 'name', fault),
    ...(container === undefined ? {} : { container }),
  };
}

function readLocation(fields: Fields | undefined, fault: Fault): Location {
  const [line, column] = [fields?.integer('line') ?? 1, fields?.integer('column') ?? 1];
  return {
    uri: fields === undefined ? '' : required.string(fields, 'uri', fault),
    line,
    column,
    endLine: fields?.integer('endLine') ?? line,
    endColumn: fields?.integer('endColumn') ?? column,
    pointer: fields?.string('pointer') ?? '',
  };
}

function readEvidence(fields: Fields, fault: Fault): Evidence {
  const [uri, line] = [fields.string('uri'), fields.integer('line')];
  return {
    text: required.string(fields, 'text', fault),
    ...(uri === undefined ? {} : { uri }),
    ...(line === undefined ? {} : { line }),
  };
}
