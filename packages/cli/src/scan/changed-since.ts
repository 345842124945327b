import { changedOnly, type Report } from '@plimsoll/engine';
import { changedSince } from '@plimsoll/inputs';
import type { Edge, Option, ParsedArguments } from '../command-line/command.ts';

/** Since when files count as changed. */
export const changedSinceOption: Option = {
  name: 'changed-since',
  value: 'REF',
  summary: 'Look at everything, and report only what lies in files changed since a branch, tag or commit',
};

/** Narrows a report to changed files where that is asked for. */
export function changedIn(args: ParsedArguments, { cwd }: Edge): (report: Report) => Report {
  const name = args.value('changed-since');
  const changed = name === undefined ? undefined : changedSince(name, cwd);
  return (report) => (changed === undefined ? report : changedOnly(report, changed));
}
