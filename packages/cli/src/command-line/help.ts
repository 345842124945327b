import { wrap } from '@plimsoll/engine';
import { commonOptions } from './arguments.ts';
import type { Command, Edge, Option, Terminal } from './command.ts';

/** The overview that `plimsoll --help` prints. */
export function overview(
  commands: readonly Command[],
  { version, stdout }: Pick<Edge, 'version' | 'stdout'>,
): string {
  const lines = commands.map(({ name, summary }) => [`  ${name}`, summary] as const);
  return [
    ...wrap(`Plimsoll ${version} finds misconfiguration in Kubernetes manifests`, measureOf(stdout)),
    '',
    'Usage: plimsoll COMMAND [OPTIONS]',
    '',
    'Commands',
    ...columns(lines, stdout),
    '',
    'Examples',
    ...columns(
      [
        ['  plimsoll scan deploy/', 'find every misconfiguration below a folder'],
        ['  plimsoll explain run-as-root', 'what a finding means and what to write instead'],
        ['  helm template web | plimsoll scan -', 'judge what a chart renders to'],
      ],
      stdout,
    ),
    '',
    '`plimsoll COMMAND --help` shows the options of a command',
    '',
  ].join('\n');
}

/** The help of one command. */
export function helpOf(command: Command, stdout: Terminal): string {
  const { operand, examples } = command;
  return [
    `Usage: plimsoll ${usageOf(command)}`,
    '',
    ...command.description.split('\n').flatMap((line) => wrap(line, measureOf(stdout))),
    ...(operand === undefined ? [] : ['', ...columns([[`  ${operand.name}`, operand.summary]], stdout)]),
    '',
    'Options',
    ...columns(
      [...command.options, ...commonOptions].map((option) => [`  ${spelling(option)}`, summaryOf(option)]),
      stdout,
    ),
    '',
    'Examples',
    ...examples.flatMap(({ line, does }) => [`  ${line}`, `      ${does}`]),
    '',
  ].join('\n');
}

/** How a command is written: its name, operand and options. */
export function usageOf({ name, verbs = [], operand }: Command): string {
  const words = verbs.length === 0 ? name : `${name} ${verbs.join('|')}`;
  if (operand === undefined) return `${words} [OPTIONS]`;
  const text = operand.repeats ? `${operand.name}...` : operand.name;
  return `${words} ${operand.required ? text : `[${text}]`} [OPTIONS]`;
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

/** Columns for prose: no wider than people like to read, no narrower than a word. */
function measureOf({ width }: Terminal): number {
  return Math.min(Math.max(width, 40), 100);
}

/** Two columns; where the terminal is too narrow for both, the second stands below the first. */
function columns(rows: readonly (readonly [string, string])[], stdout: Terminal): readonly string[] {
  const measure = measureOf(stdout);
  const widest = Math.max(...rows.map(([left]) => left.length)) + 2;
  const isNarrow = measure - widest < 30;
  const indent = isNarrow ? 10 : widest;
  return rows.flatMap(([left, right]) => {
    const lines = wrap(right, measure - indent).map((line) => ' '.repeat(indent) + line);
    return isNarrow ? [left, ...lines] : [left + (lines[0] ?? '').slice(left.length), ...lines.slice(1)];
  });
}
