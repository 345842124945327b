import {
  catalogue,
  checksCalled,
  isDay,
  newestKubernetes,
  profileNames,
  severities,
  type Check,
  type PlanOrder,
  type Policy,
  type ProfileName,
  type Severity,
} from '@plimsoll/engine';
import { PlimsollError, type FindOptions } from '@plimsoll/inputs';
import { usage } from '../command-line/arguments.ts';
import type { Edge, Operand, Option, ParsedArguments } from '../command-line/command.ts';
import { clusterOptions } from './cluster.ts';
import { helmOptions } from './helm.ts';
import { kustomizeOptions } from './kustomize.ts';
import { environmentOf, fileExceptions, policyOptions, settlePolicy } from './policy.ts';

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
  { name: 'no-render', summary: 'Read charts and overlays as plain files' },
  ...helmOptions,
  ...kustomizeOptions,
  ...clusterOptions,
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
    name: 'include-crd-pods',
    value: 'BOOLEAN',
    choices: ['true', 'false'],
    summary: 'Judge the pods in custom resources too, `true` if nothing is said',
  },
  ...policyOptions,
];

/** What is wanted of a run, and from where on a finding fails it. */
export interface Request {
  readonly order: PlanOrder;
  readonly find: FindOptions;
  /** `undefined` for never. */
  readonly threshold: Severity | undefined;
}

/** Reads from a command line and the policy what is to be judged and by what. */
export function requestOf(
  args: ParsedArguments,
  edge: Edge,
  { withFingerprints }: { readonly withFingerprints: boolean },
): Request {
  const { policy, prefix } = settlePolicy(args, edge);
  const only = args.has('check') ? someChecksNamed(args.values('check'), '--check') : undefined;
  const skipped = checksNamed(args.values('skip-check'), '--skip-check');
  const isForeignHonoured = !args.has('no-foreign-exceptions');
  const order: PlanOrder = {
    policy,
    environment: environmentOf(args, policy),
    profiles: profilesOf(args),
    only: only?.map(({ id }) => id),
    skip: skipped.map(({ id }) => id),
    leastSeverity: severities.find((severity) => severity === args.value('min-severity')) ?? 'info',
    minor: minorOf(args.value('kubernetes-version'), policy.minor),
    today: dayOf(args.value('now')),
    withFingerprints,
    withEmbeddedPods: args.value('include-crd-pods') !== 'false',
    isForeignHonoured,
    fileExceptions: isForeignHonoured ? fileExceptions(edge.cwd, prefix) : [],
    prefix,
    namespaceLabels: new Map(),
  };
  if (only?.every((check) => skipped.includes(check)) === true)
    throw noSuchCheck('`--skip-check` leaves no check to run');
  return {
    order,
    find: {
      cwd: edge.cwd,
      exclude: args.values('exclude'),
      policy: { patterns: policy.exclude, prefix },
    },
    threshold: thresholdOf(args, policy),
  };
}

function profilesOf(args: ParsedArguments): readonly ProfileName[] | undefined {
  const name = args.value('profile');
  return name === undefined ? undefined : profileNames.filter((profile) => profile === name);
}

/** From which severity on a finding fails the run; `undefined` for never. */
function thresholdOf(args: ParsedArguments, policy: Policy): Severity | undefined {
  const given = args.value('fail-on') ?? policy.failOn ?? 'medium';
  return severities.find((severity) => severity === given);
}

function dayOf(text: string | undefined): string {
  if (text === undefined) return new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
  if (!isDay(text)) throw usage(`--now: \`${text}\` is no day; write it as \`2027-01-31\``);
  return text;
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

function checksOf(name: string, option: string): readonly Check[] {
  const { checks, faults } = checksCalled(name, '');
  const [fault] = faults;
  if (fault !== undefined) throw noSuchCheck(`${option}: ${fault.message}`);
  return catalogue.filter(({ id }) => checks.includes(id));
}

function noSuchCheck(message: string): PlimsollError {
  return new PlimsollError('usage', `${message}\n\`plimsoll checks\` lists them all`);
}

function minorOf(text: string | undefined, fallback: number = newestKubernetes): number {
  if (text === undefined) return fallback;
  const match = /^v?1\.(\d{1,3})(?:\.\d+)?$/u.exec(text);
  if (match === null)
    throw usage(`--kubernetes-version: \`${text}\` is no version; write it as \`1.${newestKubernetes}\``);
  return Number(match[1]);
}
