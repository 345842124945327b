import { checksOf, scanFile, suiteFolder, textOf, type Outcome } from './suite.ts';

interface Fired {
  readonly kind: string;
  readonly name: string | null;
}

interface Case {
  readonly id: string;
  readonly check?: string;
  readonly file: string;
  readonly config?: string;
  readonly rendered?: unknown;
  readonly fires?: readonly Fired[];
}

/** Runs kube-linter's cases by alias: the same objects must be reported, and no others. */
export function runKubeLinter(): readonly Outcome[] | undefined {
  const suite = suiteFolder('kube-linter');
  if (suite === undefined) return undefined;
  const { cases } = JSON.parse(textOf(suite, 'cases.json')) as { readonly cases: readonly Case[] };
  return cases.map((one) => judge(one, suite));
}

function judge({ id, check = id, file, config, rendered, fires }: Case, suite: string): Outcome {
  const unsupported = (detail: string): Outcome => ({ id, check, result: 'unsupported', detail });
  if (rendered) return unsupported('the input has to be rendered first');
  const checks = checksOf(`kube-linter:${check}`);
  if (checks.length === 0)
    return unsupported(config ? 'a check with parameters of the user' : 'no check carries this alias');
  if (fires === undefined) return unsupported('the suite does not say which objects fire');
  const found = names(scanFile(textOf(suite, file), checks).map(({ resource }) => resource));
  const expected = names(fires);
  const differs = found.join(', ') !== expected.join(', ');
  return {
    id,
    check,
    result: differs ? 'differs' : 'agrees',
    detail: differs
      ? `expected ${expected.join(', ') || 'nothing'}; found ${found.join(', ') || 'nothing'}`
      : '',
  };
}

function names(objects: readonly Fired[]): readonly string[] {
  return [...new Set(objects.map(({ kind, name }) => `${kind}/${name ?? ''}`))].toSorted();
}
