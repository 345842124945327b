import type { Severity } from '../checks/check.ts';
import type { Difference } from '../baseline/diff.ts';
import type { Finding, Problem } from '../evaluate/finding.ts';
import { countBySeverity } from '../evaluate/report.ts';
import { jsonFinding, jsonProblem, type JsonFinding } from './json.ts';
import { harmlessJson } from './visible.ts';

/** What a change does, for programs. Fields may be added; those that are here stay. */
export interface DiffJson {
  readonly diffVersion: 1;
  readonly tool: { readonly name: 'plimsoll'; readonly version: string };
  readonly before: DiffSideJson;
  readonly after: DiffSideJson;
  readonly summary: {
    readonly introduced: number;
    readonly resolved: number;
    readonly suppressed: number;
    readonly left: number;
    readonly uncompared: number;
    /** Of what is introduced. */
    readonly bySeverity: Readonly<Record<Severity, number>>;
  };
  /** How many findings are there before and after. */
  readonly left: number;
  readonly introduced: readonly JsonFinding[];
  readonly resolved: readonly JsonFinding[];
  /** What is still there and an exception covers now. */
  readonly suppressed: readonly JsonFinding[];
  /** What is there before, and after was not looked at or could not be told. */
  readonly uncompared: readonly JsonFinding[];
}

/** One of the two sides that were compared. */
export interface DiffSideJson {
  /** As it was named on the command line. */
  readonly name: string;
  readonly kind: 'path' | 'report' | 'revision';
  readonly kubernetesVersion: string;
  readonly findings: number;
  readonly problems: readonly Problem[];
}

/** What the report of a difference says and cannot know from the findings. */
export interface DiffJsonOptions {
  readonly toolVersion: string;
  readonly before: DiffSideJson;
  readonly after: DiffSideJson;
}

/** A difference as JSON, one chunk for each finding. */
export function* diffJson(
  { introduced, resolved, suppressed, uncompared, left }: Difference,
  { toolVersion, before, after }: DiffJsonOptions,
): Iterable<string> {
  const head: Omit<DiffJson, 'introduced' | 'resolved' | 'suppressed' | 'uncompared'> = {
    diffVersion: 1,
    tool: { name: 'plimsoll', version: toolVersion },
    before: withPlainProblems(before),
    after: withPlainProblems(after),
    summary: {
      introduced: introduced.length,
      resolved: resolved.length,
      suppressed: suppressed.length,
      left: left.length,
      uncompared: uncompared.length,
      bySeverity: countBySeverity(introduced),
    },
    left: left.length,
  };
  yield harmlessJson(JSON.stringify(head, undefined, 2).slice(0, -'\n}'.length));
  yield* list('introduced', introduced);
  yield* list('resolved', resolved);
  yield* list('suppressed', suppressed);
  yield* list('uncompared', uncompared);
  yield '\n}\n';
}

function withPlainProblems(side: DiffSideJson): DiffSideJson {
  return { ...side, problems: side.problems.map(jsonProblem) };
}

function* list(
  key: 'introduced' | 'resolved' | 'suppressed' | 'uncompared',
  findings: readonly Finding[],
): Iterable<string> {
  yield `,\n  "${key}": [`;
  let separator = '\n    ';
  for (const finding of findings) {
    const json = JSON.stringify(jsonFinding(finding), undefined, 2).replaceAll('\n', '\n    ');
    yield harmlessJson(separator + json);
    separator = ',\n    ';
  }
  yield findings.length === 0 ? ']' : '\n  ]';
}
