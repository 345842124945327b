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

/** Runs every check that looks at a resource by itself. */
export function judge(
  resource: Resource,
  pod: Pod | undefined,
  plan: Plan,
): { readonly raised: readonly Raised[]; readonly failed: readonly Failed[] } {
  const raised: Raised[] = [];
  const failed: Failed[] = [];
  judgeResource(resource, plan, raised, failed);
  if (pod !== undefined) {
    judgePod(pod, plan, raised, failed);
    judgeContainers(pod, plan, raised, failed);
  }
  const said = withoutImplied(raised);
  // The verdict on a level names every field that the standard objects to.
  return { raised: plan.target.level === undefined ? withoutMoot(said) : said, failed };
}

function judgeResource(resource: Resource, plan: Plan, raised: Raised[], failed: Failed[]): void {
  for (const check of plan.ofKind(kindNameOf(resource))) {
    try {
      note(raised, check, check.evaluate(resource, plan.target), undefined);
    } catch (error) {
      failed.push({ check, cause: String(error) });
    }
  }
}

function judgePod(pod: Pod, plan: Plan, raised: Raised[], failed: Failed[]): void {
  for (const check of plan.pod) {
    try {
      note(raised, check, check.evaluate(pod, plan.target), undefined);
    } catch (error) {
      failed.push({ check, cause: String(error) });
    }
  }
}

function judgeContainers(pod: Pod, plan: Plan, raised: Raised[], failed: Failed[]): void {
  for (const container of pod.containers) {
    for (const check of plan.container) {
      try {
        note(raised, check, check.evaluate(container, pod, plan.target), container.name);
      } catch (error) {
        failed.push({ check, cause: String(error) });
      }
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
  if (!raised.some(({ check }) => check.impliedBy !== undefined)) return raised;
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
  if (!raised.some(({ check }) => check.mootBy !== undefined)) return raised;
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
