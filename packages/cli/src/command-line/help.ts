import { commonOptions } from './arguments.ts';
import type { Command, Option } from './command.ts';

/** The overview that `plimsoll --help` prints. */
export function overview(commands: readonly Command[], version: string): string {
  const lines = commands.map(({ name, summary }) => [`  ${name}`, summary] as const);
  return [
    `Plimsoll ${version} keeps Kubernetes safe from the first manifest to the running cluster`,
    '',
    'Usage: plimsoll COMMAND [OPTIONS]',
    '',
    'Commands',
    ...columns(lines),
    '',
    'Examples',
    '  plimsoll scan deploy/                       find every misconfiguration below a folder',
    '  plimsoll explain run-as-root                what a finding means and what to write instead',
    '  helm template web | plimsoll scan -         judge what a chart renders to',
    '',
    '`plimsoll COMMAND --help` shows the options of a command',
    '',
  ].join('\n');
}

/** The help of one command. */
export function helpOf(command: Command): string {
  const { operand, examples } = command;
  return [
    `Usage: plimsoll ${usageOf(command)}`,
    '',
    command.description,
    ...(operand === undefined ? [] : ['', ...columns([[`  ${operand.name}`, operand.summary]])]),
    '',
    'Options',
    ...columns(
      [...command.options, ...commonOptions].map((option) => [`  ${spelling(option)}`, summaryOf(option)]),
    ),
    '',
    'Examples',
    ...examples.flatMap(({ line, does }) => [`  ${line}`, `      ${does}`]),
    '',
  ].join('\n');
}

/** How a command is written: its name, operand and options. */
export function usageOf({ name, operand }: Command): string {
  if (operand === undefined) return `${name} [OPTIONS]`;
  const text = operand.repeats ? `${operand.name}...` : operand.name;
  return `${name} ${operand.required ? text : `[${text}]`} [OPTIONS]`;
}

/** How an option is written: `-q, --quiet`, `--format FORMAT`. */
export function spelling({ name, short, value }: Option): string {
  const flag = short === undefined ? `    --${name}` : `-${short}, --${name}`;
  return value === undefined ? flag : `${flag} ${value}`;
}

/** What an option does, with the values it takes. */
export function summaryOf({ summary, choices, repeats }: Option): string {
  const values = choices === undefined ? '' : ` (${choices.join(', ')})`;
  return `${summary}${values}${repeats === true ? '; may be repeated' : ''}`;
}

const widest = 34;

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.min(Math.max(...rows.map(([left]) => left.length)), widest) + 2;
  return rows.flatMap(([left, right]) =>
    left.length + 2 > width ? [left, ' '.repeat(width) + right] : [left.padEnd(width) + right],
  );
}
