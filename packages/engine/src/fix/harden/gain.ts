import { severities, type Severity } from '../../checks/check.ts';
import type { Finding } from '../../evaluate/finding.ts';
import { countBySeverity } from '../../evaluate/report.ts';

/**
 * Puts first what takes away more: the one with more critical findings, where these are equal with more high ones, and so on. One
 * critical finding outweighs any number of milder ones.
 */
export function compareGain(a: readonly Finding[], b: readonly Finding[]): number {
  const [one, other] = [countBySeverity(a), countBySeverity(b)];
  const deciding = severities.findLast((severity) => one[severity] !== other[severity]);
  return deciding === undefined ? 0 : other[deciding] - one[deciding];
}

/** The worst severity among findings; `info` where there are none. */
export function worstAmong(findings: readonly Finding[]): Severity {
  const present = new Set(findings.map(({ severity }) => severity));
  return severities.findLast((severity) => present.has(severity)) ?? 'info';
}
