import type { Pod } from '../../model/pod.ts';
import type { Refusal } from '../../snapshot/slim.ts';
import type { Judge, Objection, PodSecurityLevel } from './control.ts';
import { allControls, controlsAt } from './standard.ts';

/** Every implementation of every control, over all policy versions, that objects to a pod. */
export function refusalsOf(pod: Pod): readonly Refusal[] {
  const refusals: Refusal[] = [];
  for (const { id, versions } of allControls) {
    let before: { readonly judge: Judge; readonly objection: Objection | undefined } | undefined;
    for (const { since, judge, waives } of versions) {
      // Most versions only waive what the one before demands, so its answer serves again.
      if (before?.judge !== judge) before = { judge, objection: judge(pod) };
      const { objection } = before;
      if (objection === undefined || waives?.(pod) === true) continue;
      refusals.push({ control: id, since, reason: objection.reason });
    }
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
