import {
  diffForPeople,
  hardenStep,
  rewrite,
  stepsOf,
  unifiedDiff,
  type Cause,
  type Repair,
  type Step,
} from '@plimsoll/engine';
import { askEach, type Asking } from '../fix/ask.ts';
import type { Workbench } from '../fix/workbench.ts';
import { placed } from './standing.ts';

/** Asks about each step, the one with the most gain first: where, its diff, what to verify, how to make it alone. */
export async function askForSteps(
  { causes }: Repair,
  commandOf: (step: Step) => string,
  asking: Omit<Asking, 'territory'> & { readonly bench: Workbench },
): Promise<readonly Cause[]> {
  const { bench, terminal } = asking;
  const placedStep = (step: Step): Step => ({ ...step, findings: placed(step.findings, bench) });
  const shown = (step: Step, index: number): string => {
    const { files } = rewrite(step.causes, bench.sourceOf);
    const diff = diffForPeople(unifiedDiff(files), terminal);
    return `\n${hardenStep(placedStep(step), index, { ...terminal, commandOf })}${diff}`;
  };
  const taken = await askEach(stepsOf(causes), shown, asking);
  const chosen = new Set(taken.flatMap((step) => step.causes));
  return causes.filter((cause) => chosen.has(cause));
}
