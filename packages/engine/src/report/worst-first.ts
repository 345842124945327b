import { severities } from '../checks/check.ts';
import type { Finding } from '../evaluate/finding.ts';

/** Findings by severity, the worst first; otherwise their order stays. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  const bySeverity = Map.groupBy(findings, ({ severity }) => severity);
  return severities.toReversed().flatMap((severity) => bySeverity.get(severity) ?? []);
}
