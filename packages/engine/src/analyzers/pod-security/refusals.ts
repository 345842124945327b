import { memoized } from '../../model/memoized.ts';
import type { Pod } from '../../model/pod.ts';
import type { Refusal } from '../../snapshot/slim.ts';
import type { PodSecurityLevel } from './control.ts';
import { allControls, controlsAt } from './standard.ts';

/** Every implementation of every control. Refusals for the same reason are one object, as there are many in a scan. */
const implementations = allControls.flatMap(({ id, versions }) =>
  versions.map(({ since, judge, waives }) => ({
    judge,
    waives,
    refusalFor: memoized((reason: string): Refusal => ({ control: id, since, reason })),
  })),
);

/** Every implementation of every control, over all policy versions, that objects to a pod. */
export function refusalsOf(pod: Pod): readonly Refusal[] {
  const refusals: Refusal[] = [];
  for (const { judge, waives, refusalFor } of implementations) {
    const objection = judge(pod);
    if (objection === undefined || waives?.(pod) === true) continue;
    refusals.push(refusalFor(objection.reason));
  }
  return refusals;
}

/** The reasons for which a level at a policy version refuses the pod, in admission's order; empty if it admits it. */
export function reasonsAt(
  refusals: readonly Refusal[],
  level: PodSecurityLevel,
  minor: number,
): readonly string[] {
  return controlsAt(level, minor).flatMap(({ id, since }) =>
    refusals
      .filter((refusal) => refusal.control === id && refusal.since === since)
      .map(({ reason }) => reason),
  );
}
