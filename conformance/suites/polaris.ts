import { checksOf, scanFile, suiteFolder, textOf, type Outcome } from './suite.ts';

interface Case {
  readonly id: string;
  readonly check: string;
  readonly file: string;
  readonly expect: 'success' | 'failure';
  readonly customCheck?: unknown;
}

/** Runs Polaris's cases by alias: a failure must give a finding, a success none. */
export function runPolaris(): readonly Outcome[] | undefined {
  const suite = suiteFolder('polaris');
  if (suite === undefined) return undefined;
  const { cases } = JSON.parse(textOf(suite, 'cases.json')) as { readonly cases: readonly Case[] };
  return cases.map((one) => judge(one, suite));
}

function judge({ id, check, file, expect, customCheck }: Case, suite: string): Outcome {
  const checks = checksOf(`polaris:${check}`);
  if (checks.length === 0) {
    const detail =
      customCheck === undefined ? 'no check carries this alias' : 'a check that its user defines';
    return { id, check, result: 'unsupported', detail };
  }
  // Polaris takes a file for all that there is.
  const count = scanFile(textOf(suite, file), checks, { inputIsComplete: true }).length;
  const agrees = expect === 'failure' ? count > 0 : count === 0;
  return {
    id,
    check,
    result: agrees ? 'agrees' : 'differs',
    detail: agrees ? '' : `expected ${expect}; found ${count}`,
  };
}
