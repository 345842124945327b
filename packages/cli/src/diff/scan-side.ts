import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import type { DiffSide, DiffSideJson, Report } from '@plimsoll/engine';
import { checkOut, isInputProblem, pathFromRoot, readSource, uriOf } from '@plimsoll/inputs';
import type { Edge, ParsedArguments } from '../command-line/command.ts';
import type { Request } from '../scan/request.ts';
import { counted } from '../scan/baseline.ts';
import { scanPaths } from '../scan/sources.ts';
import { loadReport } from './report-file.ts';
import type { Side, Sides } from './side.ts';

/** One side with its findings. */
export interface ScannedSide {
  readonly compared: DiffSide;
  /** How many findings exceptions cover in a report that does not list them. */
  readonly unlisted?: number;
  readonly about: DiffSideJson;
  readonly isInterrupted: boolean;
  /** How many resources were looked at; `undefined` where only a report is known. */
  readonly resources: number | undefined;
  readonly checks: number;
  readonly notes: readonly string[];
  readonly sourceText: (uri: string) => string | undefined;
  /** Removes what was written to look at it. */
  readonly remove: () => void;
}

/** What scanning a side needs. */
export interface ScanContext {
  readonly request: Pick<Request, 'order' | 'find'>;
  readonly args: ParsedArguments;
  readonly edge: Edge;
  /** The folder or file that a whole revision is narrowed to, because the other side is that; relative to this folder. */
  readonly narrowedTo: string | undefined;
}

/** A whole revision compared with a path is narrowed to that path: the rest would all seem to be gone. */
export function narrowingOf({ before, after }: Sides): string | undefined {
  const path = [before, after].find((side) => side.kind === 'path');
  const other = [before, after].find((side) => side.kind === 'revision' && side.revision.path === '');
  return path === undefined || other === undefined ? undefined : path.name;
}

/** Scans a side, or reads its report. */
export async function scanSide(side: Side, context: ScanContext): Promise<ScannedSide> {
  switch (side.kind) {
    case 'path':
      return scanHere(side, context);
    case 'report':
      return readBack(side.name, context.edge);
    case 'revision':
      return scanRevision(side, context);
  }
}

async function scanHere(
  { name, isFolder }: Extract<Side, { kind: 'path' }>,
  { request, args, edge }: ScanContext,
): Promise<ScannedSide> {
  const report = await scanPaths([name], request, { args, edge });
  return {
    ...scanned(report, { name, kind: 'path' }, rootOf(uriOf(edge.cwd, resolve(edge.cwd, name)), isFolder)),
    notes: leftOutNotes(report, name, args.has('verbose')),
    sourceText: textIn(edge.cwd),
    remove: () => undefined,
  };
}

function readBack(name: string, { cwd }: Edge): ScannedSide {
  const { findings, suppressed, unlisted, kubernetesVersion, checks, isInterrupted, problems, unknown } =
    loadReport(name, cwd);
  return {
    compared: { findings, suppressed, looked: { problems, unknown } },
    unlisted,
    about: { name, kind: 'report', kubernetesVersion, findings: findings.length, problems },
    isInterrupted,
    resources: undefined,
    checks,
    notes: [],
    sourceText: () => undefined,
    remove: () => undefined,
  };
}

async function scanRevision(
  { name, revision }: Extract<Side, { kind: 'revision' }>,
  { request, args, edge, narrowedTo = '.' }: ScanContext,
): Promise<ScannedSide> {
  const prefix = pathFromRoot(edge.cwd);
  const isWhole = revision.path === '';
  const path = isWhole ? narrowed(prefix, narrowedTo, edge.cwd) : revision.path.replace(/\/$/u, '');
  const below = path === '.' || path === '' ? '' : `${path}/`;
  const { root, problems, submodules, remove } = checkOut(revision, isWhole ? below : revision.path);
  try {
    const cwd = join(root, prefix);
    mkdirSync(cwd, { recursive: true });
    const target = join(root, path);
    const isThere = existsSync(target);
    const uri = uriOf(cwd, target);
    // All of it is tracked, so only ignore files of ours leave anything out.
    const find = { ...request.find, cwd, isAllTracked: true };
    const report = await scanPaths(
      isThere ? [uri] : [],
      { order: request.order, find },
      { args, edge: { ...edge, cwd } },
    );
    const unread = problems.map((problem) => ({ ...problem, uri: uriOf(cwd, join(root, problem.uri)) }));
    const coverage = { ...report.coverage, problems: [...unread, ...report.coverage.problems] };
    const isFile = statSync(target, { throwIfNoEntry: false })?.isFile() === true;
    return {
      ...scanned({ ...report, coverage }, { name, kind: 'revision' }, rootOf(uri, !isFile)),
      notes: [
        ...leftOutNotes(report, name, args.has('verbose')),
        ...(isThere ? [] : [`\`${uri}\` is not in \`${name}\``]),
        ...submodules.map((submodule) => `submodule \`${submodule}\` was not looked at in \`${name}\``),
      ],
      sourceText: textIn(cwd),
      remove,
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** From the root of the repository to what is looked at in a whole revision; the rest of it would seem to be gone. */
function narrowed(prefix: string, narrowedTo: string, cwd: string): string {
  const path = posix.join(prefix, uriOf(cwd, resolve(cwd, narrowedTo)));
  const isInside = path !== '..' && !path.startsWith('../');
  return isInside ? path.replace(/\/$/u, '') : posix.join(prefix, '.').replace(/\/$/u, '');
}

/** How the uris of a side begin: the folder itself, or the one that holds the file. */
function rootOf(uri: string, isFolder: boolean): string {
  if (isFolder) return uri === '.' ? '' : `${uri}/`;
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

function scanned(
  report: Report,
  { name, kind }: Pick<DiffSideJson, 'name' | 'kind'>,
  root: string,
): Pick<ScannedSide, 'compared' | 'about' | 'isInterrupted' | 'resources' | 'checks'> {
  const { findings, suppressed, inventory, coverage, target, interrupted } = report;
  return {
    compared: {
      findings,
      suppressed,
      root,
      looked: coverage,
      ...(inventory === undefined ? {} : { inventory }),
    },
    about: {
      name,
      kind,
      kubernetesVersion: `1.${target.minor}`,
      findings: findings.length,
      problems: coverage.problems,
    },
    isInterrupted: interrupted,
    resources: coverage.resources,
    checks: coverage.checks,
  };
}

/** What ignore files left out of a side: how much, or each file. */
function leftOutNotes(
  { coverage: { leftOut = [] } }: Report,
  name: string,
  isVerbose: boolean,
): readonly string[] {
  if (leftOut.length === 0) return [];
  const what = `${counted(leftOut.length, 'manifest', 'manifests')} of \`${name}\` left out by ignore files`;
  return isVerbose ? [`${what}: ${leftOut.join(', ')}`] : [`${what} (--verbose lists them)`];
}

function textIn(cwd: string): (uri: string) => string | undefined {
  return (uri) => {
    const source = readSource({ path: resolve(cwd, uri), uri });
    return isInputProblem(source) ? undefined : source.text;
  };
}
