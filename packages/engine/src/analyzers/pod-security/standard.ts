import { memoized } from '../../model/memoized.ts';
import type { Pod } from '../../model/pod.ts';
import type { Control, ControlId, ControlVersion, Judge, Objection, PodSecurityLevel } from './control.ts';
import { baselineControls, restrictedControls } from './controls.ts';

/** A judge that remembers the pod it was asked about last: checks and relations ask the same of one pod in a row. */
const remembering = memoized((judge: Judge): Judge => {
  let last: { readonly pod: Pod; readonly objection: ReturnType<Judge> } | undefined;
  return (pod) => {
    if (last?.pod !== pod) last = { pod, objection: judge(pod) };
    return last.objection;
  };
});

function withMemory({ versions, ...control }: Control): Control {
  return {
    ...control,
    versions: versions.map((version) => ({ ...version, judge: remembering(version.judge) })),
  };
}

const baselineLevel = baselineControls.map(withMemory);
const restrictedLevel = restrictedControls.map(withMemory);

/** All 19 controls, baseline first. */
export const allControls: readonly Control[] = [...baselineLevel, ...restrictedLevel];

/** The newest policy version that changed anything; a newer one, and `latest`, are judged as this (v1.37). */
export const newestPolicyVersion: number = Math.max(
  ...allControls.flatMap((control) => control.versions.map((version) => version.since)),
);

/** A control in force at one level and version, and how it judges there. */
export interface ActiveControl {
  readonly id: ControlId;
  readonly since: number;
  readonly judge: ControlVersion['judge'];
}

/**
 * The controls of a level at a policy version (minor, 24 for v1.24), in the order of admission's message: baseline
 * first, each level by id, without the baseline controls that a restricted one overrides.
 */
export function controlsAt(level: PodSecurityLevel, minor: number): readonly ActiveControl[] {
  const baseline = activeAt(baselineLevel, minor);
  if (level === 'baseline') return baseline;
  const restricted = activeAt(restrictedLevel, minor);
  const overridden = new Set(restricted.flatMap((control) => control.overrides ?? []));
  return [...baseline.filter((control) => !overridden.has(control.id)), ...restricted];
}

function activeAt(of: readonly Control[], minor: number): readonly (ActiveControl & ControlVersion)[] {
  return of.flatMap(({ id, versions }) => {
    const version = versions.findLast((candidate) => candidate.since <= minor);
    return version === undefined ? [] : { id, ...version, judge: (pod: Pod) => judgedBy(version, pod) };
  });
}

function judgedBy({ judge, waives }: ControlVersion, pod: Pod): Objection | undefined {
  return waives?.(pod) === true ? undefined : judge(pod);
}

/** What a level at a policy version has against a pod, in admission's order; empty where the pod is admitted. */
export function objectionsTo(pod: Pod, level: PodSecurityLevel, minor: number): readonly Objection[] {
  return controlsAt(level, minor).flatMap((control) => control.judge(pod) ?? []);
}

/** What one control has against a pod at a policy version; `undefined` also where the version lacks the control. */
export function objectionOf(id: ControlId, pod: Pod, minor: number): Objection | undefined {
  const version = versionsAt(minor).get(id);
  return version === undefined ? undefined : judgedBy(version, pod);
}

/** The version of each control that is in force at a policy version. */
const versionsAt = memoized(
  (minor: number): ReadonlyMap<ControlId, ControlVersion> =>
    new Map(
      allControls.flatMap(({ id, versions }) => {
        const version = versions.findLast((candidate) => candidate.since <= minor);
        return version === undefined ? [] : [[id, version] as const];
      }),
    ),
);

/** Admission's own sentence about a refused pod, as in the API server's answer. */
export function admissionMessage(
  level: PodSecurityLevel,
  version: string,
  objections: readonly Objection[],
): string {
  const list = objections.map(({ reason, detail }) => (detail === '' ? reason : `${reason} (${detail})`));
  return `violates PodSecurity "${level}:${version}": ${list.join(', ')}`;
}
