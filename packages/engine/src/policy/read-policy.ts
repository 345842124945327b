import { severities, type Severity } from '../checks/check.ts';
import { usualParameters, type Parameters } from '../checks/parameters.ts';
import { Fields, type Malformed } from '../model/fields.ts';
import { isObject } from '../model/json.ts';
import { didYouMean } from '../model/near-name.ts';
import type { Location } from '../model/location.ts';
import type { ParsedDocument, Source } from '../parse/document.ts';
import { lineTable, type LineTable } from '../parse/line-table.ts';
import { parseSource } from '../parse/parse-source.ts';
import { matchFaults, readException, readMatch, wordsOf } from './exceptions/read-exception.ts';
import { usualRules, type ExceptionRules } from './exceptions/standing.ts';
import { checksCalled, emptyKeys, unknownKeys, type Fault } from './fault.ts';
import type { PlacedException, Policy, Scope, Settings } from './policy.ts';
import { profileNames, type ProfileName } from './profiles.ts';

/** Something in a policy that is not as it must be, and where; line and column count from 1. */
export interface PolicyProblem {
  readonly uri: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A policy, or all that is wrong with it. */
export type ReadPolicy =
  | { readonly kind: 'policy'; readonly policy: Policy }
  | { readonly kind: 'problems'; readonly problems: readonly PolicyProblem[] };

/** Reads a `plimsoll.yaml`. Strict: a key that is not known is a problem, so that no setting is lost by a typo. */
export function readPolicy(source: Source): ReadPolicy {
  const { uri } = source;
  const lines = lineTable(source.text);
  const { documents, problems } = parseSource(source);
  const [unread] = problems;
  if (unread !== undefined)
    return failed([{ uri, ...lines.positionOf(unread.offset), message: unread.message }]);
  const [document, second] = documents;
  if (document === undefined)
    return { kind: 'policy', policy: policyIn(new Reading({}), uri, () => nowhere(uri)) };
  if (second !== undefined)
    return failed([{ uri, ...lines.positionOf(second.span.start), message: 'a policy is one document' }]);
  if (!isObject(document.value))
    return failed([{ uri, line: 1, column: 1, message: 'a policy is a map, such as `profile: default`' }]);
  const reading = new Reading(document.value);
  for (const { at } of document.duplicateKeys) {
    reading.note({
      at,
      message: `\`${at.slice(at.lastIndexOf('/') + 1)}\` stands twice; one of them is lost`,
    });
  }
  const policy = policyIn(reading, uri, (at) => locationOf(at, document, lines, uri));
  const faults = reading.allFaults();
  if (faults.length === 0) return { kind: 'policy', policy };
  return failed(
    faults.map(({ at, message }) => {
      const { line, column } = locationOf(at, document, lines, uri);
      return { uri, line, column, message };
    }),
  );
}

function failed(problems: readonly PolicyProblem[]): ReadPolicy {
  return {
    kind: 'problems',
    problems: problems.toSorted((a, b) => a.line - b.line || a.column - b.column),
  };
}

function nowhere(uri: string): Location {
  return { uri, line: 1, column: 1, endLine: 1, endColumn: 1, pointer: '' };
}

function locationOf(at: string, document: ParsedDocument, lines: LineTable, uri: string): Location {
  const { pointer, region } = document.place(at);
  const [start, end] = [lines.positionOf(region.start), lines.positionOf(region.end)];
  return {
    uri,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    pointer,
  };
}

/** One reading of a policy: collects everything that is wrong on the way. */
class Reading {
  readonly root: Fields;
  readonly #faults: Fault[] = [];

  constructor(object: Fields['object']) {
    this.root = new Fields(object, '', new Map<string, Malformed>());
  }

  note(...faults: readonly Fault[]): void {
    this.#faults.push(...faults);
  }

  known(fields: Fields, keys: readonly string[]): void {
    this.note(...unknownKeys(fields, keys));
  }

  /** One of some words; anything else is noted. */
  word<W extends string>(fields: Fields, key: string, words: readonly W[]): W | undefined {
    const text = fields.string(key);
    if (text === undefined) return undefined;
    return this.oneOf(text, fields.pointer(key), words);
  }

  oneOf<W extends string>(text: string, at: string, words: readonly W[]): W | undefined {
    const found = words.find((word) => word === text);
    if (found === undefined) {
      const hint = didYouMean(text, words) || `; it is one of ${words.join(', ')}`;
      this.note({ at, message: `\`${text}\` is not known here${hint}` });
    }
    return found;
  }

  /** The checks of a list of names. */
  checks(fields: Fields | undefined, key: string): readonly string[] {
    if (fields === undefined) return [];
    return wordsOf(fields, key).flatMap((name) => this.checkNamed(name, fields.pointer(key)));
  }

  checkNamed(name: string, at: string): readonly string[] {
    const { checks, faults } = checksCalled(name, at);
    this.note(...faults);
    return checks;
  }

  allFaults(): readonly Fault[] {
    const types = [...this.root.malformed.values()].map(({ at, expected, found }) => ({
      at,
      message: `\`${at.slice(at.lastIndexOf('/') + 1)}\` is ${found} and must be ${expected}`,
    }));
    return [...this.#faults, ...types];
  }
}

const settingKeys = ['profile', 'checks', 'severities', 'parameters'];

/** Every key at the top of a policy. */
export const policyKeys: readonly string[] = [
  ...settingKeys,
  'kubernetesVersion',
  'failOn',
  'exclude',
  'environments',
  'scopes',
  'exceptions',
  'exceptionRules',
];

function policyIn(reading: Reading, uri: string, locate: (at: string) => Location): Policy {
  const { root } = reading;
  reading.known(root, policyKeys);
  return {
    uri,
    settings: settingsIn(reading, root),
    scopes: [
      ...root.maps('scopes').map((fields) => scopeIn(reading, fields, undefined, locate)),
      ...environmentsIn(reading, locate),
    ],
    exceptions: root.maps('exceptions').map((fields) => exceptionIn(reading, fields, locate)),
    rules: rulesIn(reading),
    exclude: wordsOf(root, 'exclude'),
    minor: minorIn(reading),
    failOn: reading.word(root, 'failOn', [...severities, 'never']),
  };
}

function environmentsIn(reading: Reading, locate: (at: string) => Location): readonly Scope[] {
  const environments = reading.root.map('environments');
  if (environments === undefined) return [];
  return Object.keys(environments.object).flatMap((name) => {
    const fields = environments.map(name);
    return fields === undefined ? [] : [scopeIn(reading, fields, name, locate)];
  });
}

function scopeIn(
  reading: Reading,
  fields: Fields,
  environment: string | undefined,
  locate: (at: string) => Location,
): Scope {
  reading.known(fields, ['when', ...settingKeys]);
  reading.note(...emptyKeys(fields, ['when']));
  const when = fields.map('when');
  if (when !== undefined) reading.note(...matchFaults(when));
  else if (environment === undefined) {
    reading.note({
      at: fields.at,
      message: 'a scope says with `when` which resources it is about; what holds for all stands at the top',
    });
  }
  // Without `when` an environment holds where the command line names it, and nowhere else.
  const nothing = { paths: [] };
  return {
    when: when === undefined ? nothing : readMatch(when),
    settings: settingsIn(reading, fields),
    environment,
    location: locate(fields.at),
  };
}

function settingsIn(reading: Reading, fields: Fields): Settings {
  const checks = fields.map('checks');
  if (checks !== undefined) reading.known(checks, ['add', 'skip']);
  return {
    profiles: profilesIn(reading, fields),
    add: reading.checks(checks, 'add'),
    skip: reading.checks(checks, 'skip'),
    severities: severitiesIn(reading, fields),
    parameters: parametersIn(reading, fields),
  };
}

function profilesIn(reading: Reading, fields: Fields): readonly ProfileName[] | undefined {
  if (!fields.has('profile')) return undefined;
  const at = fields.pointer('profile');
  return wordsOf(fields, 'profile').flatMap((name) => reading.oneOf(name, at, profileNames) ?? []);
}

function severitiesIn(reading: Reading, fields: Fields): ReadonlyMap<string, Severity> {
  const written = fields.map('severities');
  if (written === undefined) return new Map();
  return new Map(
    [...fields.stringMap('severities')].flatMap(([name, text]) => {
      const at = written.pointer(name);
      const severity = reading.oneOf(text, at, severities);
      if (severity === undefined) return [];
      return reading.checkNamed(name, at).map((id): [string, Severity] => [id, severity]);
    }),
  );
}

function parametersIn(reading: Reading, fields: Fields): Partial<Parameters> {
  const written = fields.map('parameters');
  if (written === undefined) return {};
  reading.known(written, Object.keys(usualParameters));
  return Object.fromEntries(
    Object.entries(usualParameters)
      .filter(([name]) => written.has(name))
      .map(([name, usual]) => [name, parameterIn(written, name, usual) ?? usual]),
  );
}

function parameterIn(written: Fields, name: string, usual: Parameters[keyof Parameters]): unknown {
  switch (typeof usual) {
    case 'number':
      return written.integer(name);
    case 'boolean':
      return written.boolean(name);
    default:
      return wordsOf(written, name);
  }
}

function exceptionIn(reading: Reading, fields: Fields, locate: (at: string) => Location): PlacedException {
  const exception = readException(fields, { kind: 'policy', written: 'plimsoll.yaml', mayMatch: true });
  // What is wrong with one exception is a finding, and the scan goes on without it.
  return { ...exception, location: locate(fields.at) };
}

function rulesIn(reading: Reading): ExceptionRules {
  const fields = reading.root.map('exceptionRules');
  if (fields === undefined) return usualRules;
  reading.known(fields, ['require', 'longestDays', 'inline', 'foreign']);
  const required = ['reason', 'owner', 'until'] as const;
  return {
    require: wordsOf(fields, 'require').flatMap(
      (word) => reading.oneOf(word, fields.pointer('require'), required) ?? [],
    ),
    longestDays: fields.integer('longestDays'),
    isInlineAllowed: reading.word(fields, 'inline', ['allowed', 'forbidden']) !== 'forbidden',
    isForeignHonoured: reading.word(fields, 'foreign', ['honoured', 'ignored']) !== 'ignored',
  };
}

function minorIn(reading: Reading): number | undefined {
  const { root } = reading;
  const text = root.integerOrString('kubernetesVersion');
  if (text === undefined) return undefined;
  const match = typeof text === 'string' ? /^v?1\.(\d{1,3})(?:\.\d+)?$/u.exec(text) : null;
  if (match === null) {
    const message = `\`kubernetesVersion\` is a version in quotes, such as \`"1.36"\`, not \`${text}\``;
    reading.note({ at: root.pointer('kubernetesVersion'), message });
    return undefined;
  }
  return Number(match[1]);
}
