import type { Parameters } from '@plimsoll/engine';
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
  /** `null` where the suite says only how many reports there are. */
  readonly fires?: readonly Fired[] | null;
  readonly expectedReports?: number | null;
}

/** What kube-linter's built-in checks go by, where ours leaves it to a parameter. */
const parameters: Readonly<Record<string, Partial<Parameters>>> = {
  'hpa-minimum-three-replicas': { minimumReplicas: 3 },
  'minimum-three-replicas': { minimumReplicas: 3 },
  'priority-class-name': { allowedPriorityClasses: ['system-cluster-critical', 'system-node-critical'] },
  'required-annotation-email': { requiredAnnotations: ['email=*@*.*'] },
  'required-label-owner': { requiredLabels: ['owner'] },
};

/** Runs kube-linter's cases by alias: the same objects must be reported, and no others. */
export function runKubeLinter(): readonly Outcome[] | undefined {
  const suite = suiteFolder('kube-linter');
  if (suite === undefined) return undefined;
  const { cases } = JSON.parse(textOf(suite, 'cases.json')) as { readonly cases: readonly Case[] };
  return cases.map((one) => judge(one, suite));
}

function judge(one: Case, suite: string): Outcome {
  const { id, check = id, file, config, rendered, fires, expectedReports } = one;
  const unsupported = (detail: string): Outcome => ({ id, check, result: 'unsupported', detail });
  if (rendered) return unsupported('the input has to be rendered first');
  const checks = checksOf(`kube-linter:${check}`);
  if (checks.length === 0)
    return unsupported(config ? 'a check with parameters of the user' : 'no check carries this alias');
  // kube-linter takes a file for all that there is.
  const findings = scanFile(textOf(suite, file), checks, { inputIsComplete: true, ...parameters[check] });
  if (fires != null)
    return compared(
      id,
      check,
      names(fires).join(', '),
      names(findings.map(({ resource }) => resource)).join(', '),
    );
  if (expectedReports == null) return unsupported('the suite does not say which objects fire');
  return compared(id, check, `${expectedReports} reports`, `${findings.length} reports`);
}

function compared(id: string, check: string, expected: string, found: string): Outcome {
  const differs = found !== expected;
  return {
    id,
    check,
    result: differs ? 'differs' : 'agrees',
    detail: differs ? `expected ${expected || 'nothing'}; found ${found || 'nothing'}` : '',
  };
}

function names(objects: readonly Fired[]): readonly string[] {
  return [...new Set(objects.map(({ kind, name }) => `${kind}/${name ?? ''}`))].toSorted();
}
