import type { Severity } from '../checks/check.ts';
import type { Parameters } from '../checks/parameters.ts';
import type { Match, WrittenException } from '../model/exception.ts';
import type { Location } from '../model/location.ts';
import { usualRules, type ExceptionRules } from './exceptions/standing.ts';
import type { ProfileName } from './profiles.ts';

/** What a policy says of some resources, or of all; checks by id. */
export interface Settings {
  /** `undefined` where what holds elsewhere is not changed. */
  readonly profiles: readonly ProfileName[] | undefined;
  readonly add: readonly string[];
  readonly skip: readonly string[];
  readonly severities: ReadonlyMap<string, Severity>;
  readonly parameters: Partial<Parameters>;
}

/** Settings for a part of what is scanned. */
export interface Scope {
  readonly when: Match;
  readonly settings: Settings;
  /** Name of the environment that the scope is; `undefined` for a scope without one. */
  readonly environment: string | undefined;
  readonly location: Location;
}

/** An exception that is written in a file of its own, with its place there. */
export interface PlacedException extends WrittenException {
  readonly location: Location;
}

/** What a `plimsoll.yaml` says. Later scopes overrule earlier ones, environments come last. */
export interface Policy {
  readonly uri: string;
  readonly settings: Settings;
  readonly scopes: readonly Scope[];
  readonly exceptions: readonly PlacedException[];
  readonly rules: ExceptionRules;
  /** Paths that are not read, in the syntax of `.gitignore`. */
  readonly exclude: readonly string[];
  /** Minor of the Kubernetes version. */
  readonly minor: number | undefined;
  readonly failOn: Severity | 'never' | undefined;
}

/** Settings that change nothing. */
export const noSettings: Settings = {
  profiles: undefined,
  add: [],
  skip: [],
  severities: new Map(),
  parameters: {},
};

/** The policy where there is no file. */
export const noPolicy: Policy = {
  uri: '',
  settings: noSettings,
  scopes: [],
  exceptions: [],
  rules: usualRules,
  exclude: [],
  minor: undefined,
  failOn: undefined,
};

/** Settings over others: what is said replaces or joins what was. */
export function merged(below: Settings, above: Settings): Settings {
  const readded = new Set(above.add);
  return {
    profiles: above.profiles ?? below.profiles,
    add: [...below.add, ...above.add],
    skip: [...below.skip.filter((id) => !readded.has(id)), ...above.skip],
    severities: new Map([...below.severities, ...above.severities]),
    parameters: { ...below.parameters, ...above.parameters },
  };
}
