import type { Examination } from './examine.ts';
import type { Finding } from './finding.ts';
import { nothingMet } from './met.ts';
import type { Plan } from './plan.ts';
import type { Report } from './report.ts';
import { pack, unpack, type Packed } from './wire.ts';

/** A report as plain data, which can be kept and read again under an equal plan. */
export interface PackedReport {
  readonly findings: Packed;
  readonly suppressed: Packed;
  readonly rest: Omit<Report, 'target' | 'checks' | 'findings' | 'suppressed'>;
}

/** Packs a report. */
export function packReport(report: Report, plan: Plan): PackedReport {
  const { target: _target, checks: _checks, findings, suppressed, ...rest } = report;
  return {
    findings: pack(bySource(findings), plan),
    suppressed: pack(bySource(suppressed), plan),
    rest,
  };
}

/** Unpacks what `packReport` made under an equal plan; throws where it was another. */
export function unpackReport({ findings, suppressed, rest }: PackedReport, plan: Plan): Report {
  return {
    ...rest,
    target: plan.target,
    checks: plan.checks,
    findings: unpack(findings, plan).flatMap((source) => source.findings),
    suppressed: unpack(suppressed, plan).flatMap((source) => source.findings),
  };
}

/** Findings are in the order of their sources, so they stay in order when they are grouped by them. */
function bySource(findings: readonly Finding[]): readonly Examination[] {
  return [...Map.groupBy(findings, ({ location }) => location.uri)].map(([uri, ofSource]) => ({
    uri,
    findings: ofSource,
    slim: [],
    identities: [],
    custom: [],
    owned: [],
    exceptions: [],
    problems: [],
    documents: 0,
    resources: 0,
    templates: 0,
    met: nothingMet,
  }));
}
