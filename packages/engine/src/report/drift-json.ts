import type { Severity } from '../checks/check.ts';
import type { Problem } from '../evaluate/finding.ts';
import type { Difference, Direction, Drift } from '../drift/drift.ts';
import { harmlessJson } from './visible.ts';

/** A drift as JSON for programs. */
export interface JsonDrift {
  readonly driftVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly summary: {
    readonly differences: number;
    readonly byDirection: Readonly<Record<Direction, number>>;
    readonly bySeverity: Readonly<Record<Severity, number>>;
    readonly same: number;
    readonly untold: number;
    readonly elsewhere: number;
  };
  readonly problems: readonly Problem[];
  readonly differences: readonly Difference[];
}

/** A drift as JSON, in one piece. */
export function* driftJson(
  drift: Drift,
  { toolVersion, problems }: { readonly toolVersion: string; readonly problems: readonly Problem[] },
): Iterable<string> {
  const { differences, same, untold, elsewhere } = drift;
  const byDirection = { weaker: 0, unclear: 0, stronger: 0, neutral: 0 };
  const bySeverity = { info: 0, low: 0, medium: 0, high: 0, critical: 0 };
  for (const { direction, severity } of differences) {
    byDirection[direction] += 1;
    bySeverity[severity] += 1;
  }
  const json: JsonDrift = {
    driftVersion: 1,
    tool: { name: 'plimsoll', version: toolVersion },
    summary: { differences: differences.length, byDirection, bySeverity, same, untold, elsewhere },
    problems,
    differences,
  };
  // A whole number beyond 2^53 loses digits here; a manifest holds none that means anything.
  const text = JSON.stringify(
    json,
    (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value),
    2,
  );
  yield `${harmlessJson(text)}\n`;
}
