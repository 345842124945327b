import type { PodSecurityLevel } from './control.ts';

/** The prefix of the labels by which a namespace chooses its levels. */
export const podSecurityLabelPrefix = 'pod-security.kubernetes.io/';

export type PodSecurityMode = 'enforce' | 'audit' | 'warn';

/** What admission makes of one mode's labels. */
export interface LevelChoice {
  readonly level: PodSecurityLevel | 'privileged';
  /** Minor of the policy version; `undefined` is `latest`. */
  readonly minor: number | undefined;
}

const levels: ReadonlySet<string> = new Set(['privileged', 'baseline', 'restricted']);

/** True for a value that admission knows as a level. */
export function isLevel(value: string): value is LevelChoice['level'] {
  return levels.has(value);
}

/** The minor of `v1.N`; `undefined` for `latest` and for anything else, which admission takes as `latest`. */
export function minorOf(version: string): number | undefined {
  const match = /^v1\.(0|[1-9][0-9]*)$/u.exec(version);
  return match === null ? undefined : Number(match[1]);
}

/** True for a value that admission accepts as a version. */
export function isVersion(version: string): boolean {
  return version === 'latest' || minorOf(version) !== undefined;
}

/**
 * What a mode's labels choose; `undefined` without the level label, where the cluster's default applies. An invalid
 * level is taken as restricted by enforce and as privileged by audit and warn, an invalid version as `latest`.
 */
export function choiceOf(
  labels: ReadonlyMap<string, string>,
  mode: PodSecurityMode,
): LevelChoice | undefined {
  const level = labels.get(`${podSecurityLabelPrefix}${mode}`);
  if (level === undefined) return undefined;
  const version = labels.get(`${podSecurityLabelPrefix}${mode}-version`) ?? 'latest';
  return { level: isLevel(level) ? level : fallback(mode), minor: minorOf(version) };
}

/** The level that admission takes an invalid value for. */
export function fallback(mode: PodSecurityMode): LevelChoice['level'] {
  return mode === 'enforce' ? 'restricted' : 'privileged';
}
