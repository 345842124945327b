import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import {
  didYouMean,
  noPolicy,
  readPolicy,
  trivyIgnore,
  trivyIgnoreYaml,
  type FileException,
  type PlacedException,
  type Policy,
} from '@plimsoll/engine';
import { isInputProblem, PlimsollError, readSource } from '@plimsoll/inputs';
import { usage } from '../command-line/arguments.ts';
import type { Edge, Option, ParsedArguments } from '../command-line/command.ts';

/** Which policy holds. */
export const policyOptions: readonly Option[] = [
  {
    name: 'config',
    value: 'FILE',
    summary: 'The policy, instead of the `plimsoll.yaml` here or in a folder above',
  },
  { name: 'no-config', summary: 'Without any `plimsoll.yaml`' },
  {
    name: 'environment',
    value: 'NAME',
    summary: 'An environment of the policy, for everything that is read',
  },
  {
    name: 'no-foreign-exceptions',
    summary: 'Do not honour other tools’ ignore annotations, comments and files',
  },
  {
    name: 'now',
    value: 'DATE',
    summary: 'The day by which ends are judged, as 2027-01-31; today if nothing is said',
  },
];

/** The policy of a run, and how its folder lies to the one that the command runs in. */
export interface SettledPolicy {
  readonly policy: Policy;
  /** From the folder of the policy to the one the command runs in, with a slash at its end; empty where they are the same. */
  readonly prefix: string;
}

/** The names of a policy, the usual one first. */
export const policyNames: readonly string[] = ['plimsoll.yaml', 'plimsoll.yml'];

/** Finds and reads the policy. Throws where it cannot be read, for nothing may be judged by half a policy. */
export function settlePolicy(args: ParsedArguments, { cwd }: Edge): SettledPolicy {
  if (args.has('no-config')) return { policy: noPolicy, prefix: '' };
  const named = args.value('config');
  const path = named === undefined ? nearestPolicy(cwd) : resolve(cwd, named);
  if (path === undefined) return { policy: noPolicy, prefix: '' };
  const uri = relative(cwd, path).replaceAll('\\', '/');
  const source = readSource({ path, uri });
  if (isInputProblem(source)) throw new PlimsollError('policy', `${uri}: ${source.message}`);
  const read = readPolicy(source);
  if (read.kind === 'problems') {
    const lines = read.problems.map(({ line, column, message }) => `${uri}:${line}:${column} ${message}`);
    throw new PlimsollError('policy', `the policy cannot be used as it is written\n${lines.join('\n')}`);
  }
  const { policy } = read;
  const prefix = relative(dirname(path), cwd).replaceAll('\\', '/');
  return { policy, prefix: prefix === '' ? '' : `${prefix}/` };
}

/** The environment that the command line names; `undefined` where it names none. */
export function environmentOf(args: ParsedArguments, { scopes, uri }: Policy): string | undefined {
  const name = args.value('environment');
  if (name === undefined) return undefined;
  const known = scopes.flatMap(({ environment }) => environment ?? []);
  if (known.includes(name)) return name;
  const where = uri === '' ? 'there is no `plimsoll.yaml`' : `\`${uri}\` has no environment \`${name}\``;
  throw usage(`--environment: ${where}${didYouMean(name, known)}`);
}

/** The exceptions that other tools' files state, in the folder that the command runs in. */
export function fileExceptions(cwd: string, prefix: string): readonly PlacedException[] {
  return exceptionFiles.flatMap(({ name, read }) => {
    const path = join(cwd, name);
    if (!existsSync(path)) return [];
    const source = readSource({ path, uri: name });
    // A file of another tool that cannot be read accepts nothing.
    if (isInputProblem(source)) return [];
    return read(source.text).map(({ line, exception }) => ({
      ...exception,
      ...(exception.when?.paths === undefined
        ? {}
        : { when: { paths: exception.when.paths.map((pattern) => prefix + pattern) } }),
      at: '',
      location: { uri: name, line, column: 1, endLine: line, endColumn: 2, pointer: '' },
    }));
  });
}

const exceptionFiles: readonly {
  readonly name: string;
  readonly read: (text: string) => readonly FileException[];
}[] = [
  { name: '.trivyignore', read: trivyIgnore },
  { name: '.trivyignore.yaml', read: trivyIgnoreYaml },
];

/** The policy in a folder or in the nearest one above, up to the root of the repository. */
function nearestPolicy(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const found = policyNames.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
    if (existsSync(join(folder, '.git')) || folder === dirname(folder)) return undefined;
  }
}
