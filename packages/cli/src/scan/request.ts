import {
  catalogue,
  inProfile,
  isAtLeast,
  levelOf,
  makeLookUp,
  makeTarget,
  newestKubernetes,
  peers,
  profileNames,
  severities,
  type Check,
  type ProfileName,
  type Severity,
  type Target,
  didYouMean,
} from '@plimsoll/engine';
import { PlimsollError } from '@plimsoll/inputs';
import { usage } from '../command-line/arguments.ts';
import type { Edge, Operand, Option, ParsedArguments } from '../command-line/command.ts';

/** What stands without a dash, the same for every command that reads sources. */
export const pathsOperand: Operand = {
  name: 'PATH',
  repeats: true,
  required: false,
  completes: 'paths',
  summary: 'Files, folders, patterns, or - for standard input; this folder if nothing is said',
};

/** What is read, the same for every command that reads sources. */
export const sourceOptions: readonly Option[] = [
  {
    name: 'exclude',
    value: 'GLOB',
    repeats: true,
    summary: 'Leave out what matches, in the syntax of .gitignore',
  },
  { name: 'allow-empty', summary: 'A path without a single resource is no error' },
  { name: 'no-render', summary: 'Read charts and overlays as plain files, as is done in any case today' },
  { name: 'no-config', summary: 'Take no settings from files, as is done in any case today' },
];

/** The paths of a command line; without one this folder, or in a checkout what its set-up script offers. */
export function pathsOf({ operands }: ParsedArguments, { environment }: Edge): readonly string[] {
  return operands.length > 0 ? operands : [environment['PLIMSOLL_USUAL_PATH'] ?? '.'];
}

/** By what it is judged. */
export const judgingOptions: readonly Option[] = [
  {
    name: 'profile',
    value: 'NAME',
    choices: profileNames,
    summary: 'Which set of checks runs, `default` if nothing is said',
  },
  { name: 'check', value: 'ID[,ID]', repeats: true, summary: 'Run only these, by id or by a peer’s id' },
  { name: 'skip-check', value: 'ID[,ID]', repeats: true, summary: 'Leave these out' },
  {
    name: 'kubernetes-version',
    value: '1.N',
    summary: `The version the manifests are meant for, 1.${newestKubernetes} if nothing is said`,
  },
  { name: 'min-severity', value: 'SEVERITY', choices: severities, summary: 'Report nothing milder' },
  {
    name: 'fail-on',
    value: 'SEVERITY',
    choices: [...severities, 'never'],
    summary: 'Exit 1 from this severity on, `medium` if nothing is said',
  },
  {
    name: 'no-foreign-exceptions',
    summary: 'Do not honour other tools’ ignore annotations, as is done in any case today',
  },
];

/** The checks that run and what they judge by. */
export interface Selection {
  readonly profile: ProfileName;
  readonly checks: readonly Check[];
  readonly target: Target;
}

/** Reads profile, checks, version and least severity from a command line. */
export function selectionOf(args: ParsedArguments): Selection {
  const profile = profileNames.find((name) => name === args.value('profile')) ?? 'default';
  const minor = minorOf(args.value('kubernetes-version'));
  const only = args.has('check') ? someChecksNamed(args.values('check'), '--check') : undefined;
  const skipped = new Set(checksNamed(args.values('skip-check'), '--skip-check'));
  const least = severities.find((severity) => severity === args.value('min-severity')) ?? 'info';
  const wanted = (only ?? inProfile(catalogue, profile, minor)).filter((check) => !skipped.has(check));
  if (wanted.length === 0) throw noSuchCheck('`--skip-check` leaves no check to run');
  const checks = wanted.filter(({ severity }) => isAtLeast(severity, least));
  return { profile, checks, target: makeTarget({ minor, level: levelOf(profile) }) };
}

/** From which severity on a finding fails the run; `undefined` for never. */
export function thresholdOf(args: ParsedArguments): Severity | undefined {
  const given = args.value('fail-on') ?? 'medium';
  return severities.find((severity) => severity === given);
}

/** Like `checksNamed`, where it is a mistake to name nothing, such as a variable that is empty. */
export function someChecksNamed(values: readonly string[], option: string): readonly Check[] {
  const checks = checksNamed(values, option);
  if (checks.length === 0) throw noSuchCheck(`${option}: no check is named`);
  return checks;
}

/** The checks that names lead to, each once, in the catalogue's order. Throws a usage error for a name that leads nowhere. */
function checksNamed(values: readonly string[], option: string): readonly Check[] {
  const names = values.flatMap((value) => value.split(',')).map((name) => name.trim());
  const found = new Set(names.filter((name) => name !== '').flatMap((name) => checksOf(name, option)));
  return catalogue.filter((check) => found.has(check));
}

const lookUp = makeLookUp(catalogue);

function checksOf(name: string, option: string): readonly Check[] {
  const result = lookUp(name);
  switch (result.kind) {
    case 'found':
      return result.checks;
    case 'ambiguous':
      throw noSuchCheck(
        `${option}: several tools use \`${name}\`; write ${result.choices.map((choice) => `\`${choice}\``).join(' or ')}`,
      );
    case 'unknown':
      throw noSuchCheck(`${option}: no check is called \`${name}\`${didYouMean(name, knownNames(), '')}`);
  }
}

function noSuchCheck(message: string): PlimsollError {
  return new PlimsollError('usage', `${message}\n\`plimsoll checks\` lists them all`);
}

function knownNames(): readonly string[] {
  const aliases = catalogue.flatMap((check) => check.aliases);
  return [...catalogue.map(({ id }) => id), ...aliases.flatMap((alias) => [bare(alias), alias])];
}

function bare(alias: string): string {
  const peer = peers.find((name) => alias.startsWith(`${name}:`));
  return peer === undefined ? alias : alias.slice(peer.length + 1);
}

function minorOf(text: string | undefined): number {
  if (text === undefined) return newestKubernetes;
  const match = /^v?1\.(\d{1,3})(?:\.\d+)?$/u.exec(text);
  if (match === null)
    throw usage(`--kubernetes-version: \`${text}\` is no version; write it as \`1.${newestKubernetes}\``);
  return Number(match[1]);
}
