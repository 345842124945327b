import { makeTarget, type Check } from '../checks/check.ts';
import { catalogue } from '../policy/catalogue.ts';
import { usualRules, type ExceptionRules } from '../policy/exceptions/standing.ts';
import { examine } from './examine.ts';
import type { Finding } from './finding.ts';
import { makePlan, type Plan } from './plan.ts';
import { makeReport } from './report.ts';

/** A manifest that a check finds something in, and what it has to be judged by for that. */
export interface ExampleText {
  readonly text: string;
  readonly target?: Parameters<typeof makeTarget>[0];
  readonly rules?: Partial<ExceptionRules>;
}

/** The first finding of a check in its example; `undefined` where it finds nothing there. */
export function findingIn(check: Check, example: ExampleText): Finding | undefined {
  const plan = planFor(check, example);
  const { findings } = makeReport([examine({ uri: 'example.yaml', text: example.text }, plan)], plan);
  return findings.find((finding) => finding.check === check.id);
}

/** What is said of an exception depends on what the other checks find. */
function planFor(check: Check, { target, rules }: ExampleText): Plan {
  const judged = makeTarget(target);
  if (check.on !== 'exception') return makePlan([check], judged);
  const exceptions = {
    rules: { ...usualRules, ...rules },
    stated: [],
    prefix: '',
    namespaceLabels: new Map<string, ReadonlyMap<string, string>>(),
  };
  return makePlan(catalogue, judged, { exceptions });
}
