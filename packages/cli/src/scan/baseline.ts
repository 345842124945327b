import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  applyBaseline,
  placeIn,
  readBaseline,
  relocated,
  unlikeness,
  withEntryFindings,
  type Applied,
  type Baseline,
  type Location,
  type LookedAt,
  type Making,
  type PlanOrder,
  type Report,
} from '@plimsoll/engine';
import { isInputProblem, PlimsollError, readSource, STDIN, uriOf } from '@plimsoll/inputs';
import type { Edge, Option, ParsedArguments } from '../command-line/command.ts';

/** The name under which a baseline is written if nothing is said. */
export const usualBaseline = 'plimsoll-baseline.json';

/** What a scan compares itself with. */
export const baselineOption: Option = {
  name: 'baseline',
  value: 'FILE',
  summary: 'Report only what is not in this baseline; `plimsoll baseline write` makes one',
};

/** How many faults of a baseline are listed. */
const shownFaults = 10;

/** Reads the baseline at a path; its uris are then relative to the folder the command runs in. Throws where it is faulty. */
export function loadBaseline(name: string, cwd: string): Baseline {
  const path = resolve(cwd, name);
  const source = readSource({ path, uri: name });
  if (isInputProblem(source)) {
    const message = existsSync(path)
      ? source.message
      : 'it does not exist; write one with `plimsoll baseline write`';
    throw new PlimsollError('baseline', `the baseline \`${name}\` cannot be read: ${message}`);
  }
  const read = readBaseline(source.text);
  if (read.kind === 'read') return rebased(read.value, dirname(path), cwd);
  const more = read.faults.length - shownFaults;
  const lines = read.faults.slice(0, shownFaults).map((fault) => `  ${fault}`);
  if (more > 0) lines.push(`  and ${more} more`);
  throw new PlimsollError(
    'baseline',
    `the baseline \`${name}\` cannot be used as it is written\n${lines.join('\n')}`,
  );
}

/** A baseline whose uris are relative to another folder, so that it can be used and written from anywhere. */
export function rebased(baseline: Baseline, from: string, to: string): Baseline {
  return from === to
    ? baseline
    : relocated(baseline, (uri) => (isElsewhere(uri) ? uri : uriOf(to, resolve(from, uri))));
}

/**
 * What is known of sources that are not scanned: only a file that is gone has left its findings behind. Of standard input
 * and of a cluster nobody can tell.
 */
export function lookedAt(cwd: string): LookedAt {
  return { exists: (uri) => isElsewhere(uri) || existsSync(resolve(cwd, uri)) };
}

function isElsewhere(uri: string): boolean {
  return uri === STDIN.uri || uri.includes('://');
}

/** What a baseline is made with. */
export function makingOf({ minor, only, profiles, policy }: PlanOrder, { version }: Edge): Making {
  return {
    toolVersion: version,
    kubernetesVersion: `1.${minor}`,
    profile:
      only === undefined ? (profiles ?? policy.settings.profiles ?? ['default']).join() : 'chosen checks',
  };
}

/** A report without what a baseline knows, and what is to be said about the baseline. */
export interface Compared {
  readonly report: Report;
  readonly notes: readonly string[];
}

/** Applies the baseline that the command line names, if it names one. */
export function withoutKnown(
  report: Report,
  order: PlanOrder,
  baseline: Baseline | undefined,
  { args, edge }: { readonly args: ParsedArguments; readonly edge: Edge },
): Compared {
  if (baseline === undefined) return { report, notes: [] };
  const applied = applyBaseline(report, baseline, lookedAt(edge.cwd));
  const uri = args.value('baseline') ?? '';
  const now = { ...makingOf(order, edge), checks: report.checks.map(({ id }) => id) };
  const isVerbose = args.has('verbose');
  return {
    report: withEntryFindings(applied, baseline, { uri, locate: entryLocator(uri, edge.cwd) }),
    notes: [
      ...summaryNotes(applied),
      ...(isVerbose ? unusedNotes(applied) : []),
      ...unlikeness(baseline, now).map((text) => `the baseline: ${text}`),
    ],
  };
}

/** Finds the places of entries in the file of a baseline, which is read again where something is to be said of one. */
function entryLocator(uri: string, cwd: string): (position: number) => Location {
  return (position) => {
    const source = readSource({ path: resolve(cwd, uri), uri });
    return placeIn(isInputProblem(source) ? { uri, text: '' } : source, `/entries/${position}`);
  };
}

function summaryNotes({ matched, unusedEntries, expiredEntries }: Applied): readonly string[] {
  const parts = [
    `${matched} in the baseline`,
    ...(unusedEntries.length === 0
      ? []
      : [`${counted(unusedEntries.length, 'entry', 'entries')} no longer needed`]),
    ...(expiredEntries.length === 0
      ? []
      : [`${counted(expiredEntries.length, 'entry', 'entries')} past the end that was set`]),
  ];
  return [parts.join(', ')];
}

function unusedNotes({ unusedEntries }: Applied): readonly string[] {
  return unusedEntries.map(({ check, kind, namespace, name, container, uri }) => {
    const object = `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
    return `no longer needed: ${check}  ${object}${container === undefined ? '' : `, container ${container}`}  ${uri}`;
  });
}

/** A number of things: `1 entry`, `3 entries`. */
export function counted(number: number, one: string, more: string): string {
  return `${number} ${number === 1 ? one : more}`;
}
