import { resolve } from 'node:path';
import type { NextCommand } from '@plimsoll/engine';
import { uriOf } from '@plimsoll/inputs';
import { quoted } from '../command-line/quoted.ts';
import type { Edge, ParsedArguments } from '../command-line/command.ts';
import { safeRepairs, type FixContext } from './fixes.ts';
import { judgingOptions, pathsOf, sourceOptions } from './request.ts';

/** The command that repairs what is safe of what a scan found; `undefined` where there is nothing, or it would repair more. */
export function nextRepair(args: ParsedArguments, edge: Edge, context: FixContext): NextCommand | undefined {
  const { findings } = context.report;
  if (findings.length === 0 || without.some((name) => args.has(name)) || args.operands.includes('-'))
    return undefined;
  const { number, isAll } = safeRepairs(context);
  if (number === 0) return undefined;
  // A path that nobody wrote is named where it is not the folder that a repair takes by itself.
  const chosen = pathsOf(args, edge).map((path) => uriOf(edge.cwd, resolve(edge.cwd, path)));
  const paths = args.operands.length > 0 ? args.operands : chosen.filter((path) => path !== '.');
  const options = args.given
    .filter(({ name }) => carried.has(name))
    .map(({ name, value }) => (value === undefined ? `--${name}` : `--${name} ${quoted(value)}`));
  return {
    command: ['plimsoll fix', ...paths.map(quoted), '--safe', ...options].join(' '),
    does: isAll ? `repairs ${number} of ${findings.length}` : 'repairs what is safe to change',
  };
}

/** What a repair cannot be asked about: it would repair what was not shown, or edits nothing. */
const without: readonly string[] = ['cluster', 'baseline', 'changed-since', 'framework', 'min-severity'];

/** The options that mean the same for a repair. */
const carried: ReadonlySet<string> = new Set(
  [...judgingOptions, ...sourceOptions].map(({ name }) => name).filter((name) => name !== 'fail-on'),
);
