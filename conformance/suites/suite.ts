import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { examine, makeLookUp, makePlan, makeReport, catalogue, makeTarget } from '@plimsoll/engine';
import type { Check, Finding, Parameters } from '@plimsoll/engine';

/** Where the suites lie: beside the repository. */
const folder = resolve(import.meta.dirname, '../../../shared/conformance');

/** The folder of a suite; `undefined` where it is absent. */
export function suiteFolder(name: string): string | undefined {
  const path = join(folder, name);
  return existsSync(path) ? path : undefined;
}

/** The text of a file of a suite. */
export function textOf(suite: string, file: string): string {
  return readFileSync(join(suite, file), 'utf8');
}

/** What became of one case. */
export interface Outcome {
  readonly id: string;
  /** The peer's check. */
  readonly check: string;
  readonly result: 'agrees' | 'differs' | 'unsupported';
  /** What was expected and what was found, where they differ; or what is missing. */
  readonly detail: string;
}

const lookUp = makeLookUp(catalogue);

/** The checks that an alias leads to; none where no check carries it. */
export function checksOf(alias: string): readonly Check[] {
  const found = lookUp(alias);
  return found.kind === 'found' ? found.checks : [];
}

/** Scans one file with some checks alone, by the parameters that the peer's check goes by. */
export function scanFile(
  text: string,
  checks: readonly Check[],
  parameters: Partial<Parameters> = {},
): readonly Finding[] {
  const plan = makePlan(checks, makeTarget({ parameters }));
  return makeReport([examine({ uri: 'case.yaml', text }, plan)], plan).findings;
}
