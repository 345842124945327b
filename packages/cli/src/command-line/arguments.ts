import { didYouMean } from '@plimsoll/engine';
import { PlimsollError } from '@plimsoll/inputs';
import type { Command, GivenOption, Option, ParsedArguments } from './command.ts';

/** Options that every command takes. */
export const commonOptions: readonly Option[] = [
  { name: 'help', short: 'h', summary: 'Show this help' },
  { name: 'debug', summary: 'Show a stack trace with an error' },
];

/** Reads what stands behind a command's name. Throws a usage error that says what to write instead. */
export function parseArguments(words: readonly string[], command: Command): ParsedArguments {
  const options = [...command.options, ...commonOptions];
  const operands: string[] = [];
  const given: GivenOption[] = [];
  const rest = [...words];
  while (rest.length > 0) {
    const word = rest.shift() ?? '';
    if (word === '--') operands.push(...rest.splice(0));
    else if (word.startsWith('--')) given.push(readLong(word, rest, options, command));
    else if (word.startsWith('-') && word !== '-') given.push(...readShort(word, rest, options, command));
    else operands.push(word);
  }
  const isHelp = given.some(({ name }) => name === 'help');
  const verb = command.verbs === undefined || isHelp ? undefined : takeVerb(operands, command.verbs, command);
  if (!isHelp) checkOperands(operands, command);
  const values = (name: string): readonly string[] =>
    given.flatMap((option) => (option.name === name ? (option.value ?? []) : []));
  return {
    ...(verb === undefined ? {} : { verb }),
    operands,
    given,
    has: (name) => given.some((option) => option.name === name),
    value: (name) => values(name).at(-1),
    values,
  };
}

function readLong(word: string, rest: string[], options: readonly Option[], command: Command): GivenOption {
  const equals = word.indexOf('=');
  const name = equals < 0 ? word.slice(2) : word.slice(2, equals);
  const option = options.find((candidate) => candidate.name === name);
  if (option === undefined) {
    const hint = didYouMean(
      name,
      options.map((candidate) => candidate.name),
      '--',
    );
    throw usage(`\`${command.name}\` has no option \`--${name}\`${hint}`, command);
  }
  return readValue(option, equals < 0 ? undefined : word.slice(equals + 1), rest, command);
}

function readShort(
  word: string,
  rest: string[],
  options: readonly Option[],
  command: Command,
): readonly GivenOption[] {
  const given: GivenOption[] = [];
  for (let letters = word.slice(1); letters !== '';) {
    const option = options.find((candidate) => candidate.short === letters[0]);
    if (option === undefined) throw usage(`\`${command.name}\` has no option \`-${letters[0]}\``, command);
    const attached = letters.slice(1);
    const takesValue = option.value !== undefined;
    given.push(readValue(option, takesValue && attached !== '' ? attached : undefined, rest, command));
    letters = takesValue ? '' : attached;
  }
  return given;
}

function readValue(
  option: Option,
  attached: string | undefined,
  rest: string[],
  command: Command,
): GivenOption {
  const { name } = option;
  if (option.value === undefined) {
    if (attached !== undefined) throw usage(`\`--${name}\` takes no value`, command);
    return { name, value: undefined };
  }
  const value = attached ?? rest.shift();
  if (value === undefined) throw usage(`\`--${name}\` needs a value: \`--${name} ${option.value}\``, command);
  if (option.choices !== undefined && !option.choices.includes(value)) {
    const hint = didYouMean(value, option.choices, '');
    throw usage(`\`--${name}\` is one of ${option.choices.join(', ')}, not \`${value}\`${hint}`, command);
  }
  return { name, value };
}

function takeVerb(operands: string[], verbs: readonly string[], command: Command): string {
  const [word] = operands;
  if (word !== undefined && verbs.includes(word)) {
    operands.shift();
    return word;
  }
  const example = command.examples[0];
  const asIn = example === undefined ? '' : `, as in \`${example.line}\``;
  const hint = word === undefined ? '' : didYouMean(word, verbs);
  throw usage(`\`${command.name}\` needs ${verbs.join(' or ')} behind it${asIn}${hint}`, command);
}

function checkOperands(operands: readonly string[], command: Command): void {
  const { operand } = command;
  const [extra] = operand?.repeats === true ? [] : operands.slice(operand === undefined ? 0 : 1);
  if (extra !== undefined) throw usage(`\`${command.name}\` does not take \`${extra}\``, command);
  if (operand?.required === true && operands.length === 0) {
    const example = command.examples[0];
    const asIn = example === undefined ? '' : `, as in \`${example.line}\``;
    throw usage(`\`${command.name}\` needs ${operand.name}${asIn}`, command);
  }
}

/** An error about how the command line is written. */
export function usage(message: string, command?: Pick<Command, 'name'>): PlimsollError {
  const help = command === undefined ? 'plimsoll --help' : `plimsoll ${command.name} --help`;
  return new PlimsollError('usage', `${message}\n\`${help}\` shows what there is`);
}
