import type { Check, Verdict, Violation } from '../checks/check.ts';
import type { Pod } from '../model/pod.ts';
import { kindNameOf, type Resource } from '../model/resource.ts';
import type { Plan } from './plan.ts';

/** A violation, the check that raised it and the container that check looked at. */
export interface Raised {
  readonly check: Check;
  readonly violation: Violation;
  readonly container: string | undefined;
}

/** A check that threw: a bug of ours, never a silent pass. */
export interface Failed {
  readonly check: Check;
  readonly cause: string;
}

/** What the checks of a run said of one resource. */
interface Judgement {
  readonly raised: Raised[];
  readonly failed: Failed[];
}

/** Runs every check that looks at a resource by itself. */
export function judge(
  resource: Resource,
  pod: Pod | undefined,
  plan: Plan,
): { readonly raised: readonly Raised[]; readonly failed: readonly Failed[] } {
  const { target } = plan;
  const judgement: Judgement = { raised: [], failed: [] };
  ask(plan.ofKind(kindNameOf(resource)), (check) => check.evaluate(resource, target), undefined, judgement);
  if (pod !== undefined) {
    ask(plan.pod, (check) => check.evaluate(pod, target), undefined, judgement);
    for (const container of pod.containers) {
      ask(plan.container, (check) => check.evaluate(container, pod, target), container.name, judgement);
    }
  }
  const { raised, failed } = judgement;
  if (!raised.some(({ check }) => plan.silencers.has(check.id))) return { raised, failed };
  const said = withoutImplied(raised);
  // The verdict on a level names every field that the standard objects to.
  return { raised: target.level === undefined ? withoutMoot(said) : said, failed };
}

/** Asks every check of a kind about one subject. By index: an iterator would cost as much as most checks do. */
function ask<C extends Check>(
  checks: readonly C[],
  evaluate: (check: C) => Verdict,
  container: string | undefined,
  { raised, failed }: Judgement,
): void {
  for (let index = 0; index < checks.length; index++) {
    const check = checks[index];
    if (check === undefined) continue;
    try {
      note(raised, check, evaluate(check), container);
    } catch (error) {
      failed.push({ check, cause: String(error) });
    }
  }
}

/** Adds what a check returned. */
export function note(raised: Raised[], check: Check, verdict: Verdict, container: string | undefined): void {
  if (verdict === undefined) return;
  if (isOne(verdict)) raised.push({ check, violation: verdict, container });
  else for (const violation of verdict) raised.push({ check, violation, container });
}

function isOne(verdict: Violation | readonly Violation[]): verdict is Violation {
  return !Array.isArray(verdict);
}

function withoutImplied(raised: readonly Raised[]): readonly Raised[] {
  const said = new Set<string>();
  for (const { check, violation } of raised) {
    const { at } = violation;
    said.add(`${check.id} ${at}`).add(`${check.id} ${at.slice(0, at.lastIndexOf('/'))}`);
  }
  return raised.filter(
    ({ check, violation }) => !check.impliedBy?.some((other) => said.has(`${other} ${violation.at}`)),
  );
}

function withoutMoot(raised: readonly Raised[]): readonly Raised[] {
  const said = new Set(raised.map((one) => `${one.check.id} ${containerOf(one)}`));
  return raised.filter((one) => {
    const container = containerOf(one);
    return !one.check.mootBy?.some(
      (other) => said.has(`${other} ${container}`) || said.has(`${other} ${wholePod}`),
    );
  });
}

/** No name of a container. */
const wholePod = '';

function containerOf({ container, violation }: Raised): string {
  return container ?? violation.container ?? wholePod;
}
