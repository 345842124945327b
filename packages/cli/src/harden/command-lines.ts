import type { Step } from '@plimsoll/engine';
import type { ParsedArguments } from '../command-line/command.ts';
import { quoted } from '../command-line/quoted.ts';

/** What says how one run of `harden` looks or ends, and not what is judged or edited. */
const ofOneRun: ReadonlySet<string> = new Set([
  'safe',
  'unsafe',
  'write',
  'interactive',
  'format',
  'output',
  'quiet',
  'verbose',
]);

/** The command line that makes one step alone, read and judged as here. */
export function stepCommand(args: ParsedArguments): (step: Step) => string {
  const words = wordsOf(args, (name) => !ofOneRun.has(name) && name !== 'check');
  return ({ checks, safety }) =>
    [
      'plimsoll fix',
      ...words,
      ...(safety === 'unsafe' ? ['--unsafe'] : []),
      `--check ${checks.join()}`,
      '--write',
    ].join(' ');
}

/** This command line with other switches. */
export function againWith(args: ParsedArguments, ...switches: readonly string[]): string {
  return ['plimsoll harden', ...wordsOf(args, (name) => !ofOneRun.has(name)), ...switches].join(' ');
}

function wordsOf(
  { operands, given }: ParsedArguments,
  isKept: (option: string) => boolean,
): readonly string[] {
  const options = given.flatMap(({ name, value }) => {
    if (!isKept(name)) return [];
    return value === undefined ? [`--${name}`] : [`--${name} ${quoted(value)}`];
  });
  return [...operands.map(quoted), ...options];
}
