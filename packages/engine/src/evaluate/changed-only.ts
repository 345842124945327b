import type { Finding } from './finding.ts';
import type { Report } from './report.ts';

/**
 * A report with the findings alone that lie in files of some change or have evidence there. Everything was looked at, so what
 * could not be read is still said.
 */
export function changedOnly(report: Report, changed: ReadonlySet<string>): Report {
  const concerns = ({ location, evidence }: Finding): boolean =>
    changed.has(location.uri) || evidence.some(({ uri }) => uri !== undefined && changed.has(uri));
  return {
    ...report,
    findings: report.findings.filter(concerns),
    suppressed: report.suppressed.filter(concerns),
  };
}
