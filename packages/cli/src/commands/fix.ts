import { resolve } from 'node:path';
import { diffForPeople, fixJson, fixTable, unifiedDiff, visible, type Repair } from '@plimsoll/engine';
import { requireCleanTree, writeOutput, writeStdout } from '@plimsoll/inputs';
import { usage } from '../command-line/arguments.ts';
import type { Command, Edge, ParsedArguments } from '../command-line/command.ts';
import { quoted } from '../command-line/quoted.ts';
import { askFor, type Asking } from '../fix/ask.ts';
import { writeRepairBranch } from '../fix/branch.ts';
import { patchableOf } from '../fix/patchable.ts';
import { provingOrder, repairOn } from '../fix/repair.ts';
import { openServerProver, type ServerProver } from '../fix/server-proof.ts';
import { paramOption, valuesOf } from '../fix/values.ts';
import { openWorkbench, type Workbench } from '../fix/workbench.ts';
import { writeFiles } from '../fix/write-files.ts';
import { verifyingClusterOf } from '../scan/cluster.ts';
import { emptinessProblem } from '../scan/emptiness.ts';
import { overlayOption } from '../scan/kustomize.ts';
import { problemLines } from '../scan/problem-lines.ts';
import { judgingOptions, pathsOf, pathsOperand, requestOf, sourceOptions } from '../scan/request.ts';
import { interruptedExit } from '../scan/sources.ts';

const formats = ['diff', 'json'] as const;

/** The options of `scan` that mean nothing here: nothing fails a repair, and a cluster is not read. */
const withoutMeaning = new Set(['fail-on', 'cluster', 'include-namespaces', 'include-secret-values']);

export const fix: Command = {
  name: 'fix',
  summary: 'Repair what a scan finds, with the fewest edits and a proof',
  description:
    'Edits manifests, charts and overlays where the cause of a finding lies, and proves each edit by scanning again: what was promised is gone, and nothing is found that was not found before.\n' +
    'Without --write it prints a diff that `git apply` and `patch -p1` take, and exits 1 if there is anything to change.\n' +
    'Exit code with --write: 0 when everything that was promised is repaired, 2 when not all of the work could be done.',
  operand: pathsOperand,
  options: [
    { name: 'safe', summary: 'Only what cannot change how a working application behaves; the default' },
    { name: 'unsafe', summary: 'Also what may, and says what to verify first and how to undo it' },
    { name: 'write', short: 'w', summary: 'Edit the files in place' },
    { name: 'interactive', short: 'i', summary: 'Ask about each cause, and write what was chosen' },
    {
      name: 'branch',
      value: 'NAME',
      summary:
        'Put the repairs on a new git branch, one commit for each cause; the files here stay as they are',
    },
    {
      name: 'verify-server',
      summary: 'Also have an API server judge what would be changed, without keeping it',
    },
    paramOption,
    overlayOption,
    ...judgingOptions.filter(({ name }) => !withoutMeaning.has(name)),
    ...sourceOptions.filter(({ name }) => !withoutMeaning.has(name)),
    {
      name: 'format',
      short: 'f',
      value: 'FORMAT',
      choices: formats,
      summary: 'What goes to standard output, `diff` if nothing is said',
    },
    { name: 'output', short: 'o', value: 'FILE', summary: 'Write that to a file' },
    { name: 'quiet', short: 'q', summary: 'Only the summary' },
    { name: 'verbose', short: 'v', summary: 'Also what is safe, and everything that is left' },
  ],
  examples: [
    { line: 'plimsoll fix deploy/', does: 'show what is safe to change' },
    { line: 'plimsoll fix deploy/ --unsafe | git apply', does: 'apply everything and look at it in git' },
    {
      line: 'plimsoll fix deploy/ --check privileged-container --unsafe --write',
      does: 'repair one fault everywhere',
    },
    {
      line: 'plimsoll fix deploy/ --unsafe --param limits.memory=256Mi --param requests.memory=128Mi',
      does: 'with values that only you know',
    },
    {
      line: 'plimsoll fix deploy/ --verify-server --context staging --write',
      does: 'only what the API server of that cluster takes',
    },
  ],
  run: runFix,
};

async function runFix(args: ParsedArguments, edge: Edge): Promise<number> {
  if (args.has('safe') && args.has('unsafe'))
    throw usage('`--unsafe` brings what is safe too: leave out `--safe`', fix);
  if (args.has('branch') && args.has('write'))
    throw usage('`--branch` leaves the files as they are: leave out `--write`, or the branch', fix);
  const values = valuesOf(args.values('param'));
  const cluster = verifyingClusterOf(args, edge);
  if (args.has('branch')) requireCleanTree(edge.cwd);
  const request = requestOf(args, edge, { withFingerprints: true });
  const abort = new AbortController();
  const onInterrupt = (): void => {
    if (abort.signal.aborted) process.exit(interruptedExit);
    abort.abort();
  };
  process.on('SIGINT', onInterrupt);
  let server: ServerProver | undefined;
  try {
    const order = provingOrder(request.order);
    const bench = await openWorkbench({ ...request, order }, { args, edge }, abort.signal);
    if (cluster !== undefined)
      server = await openServerProver({
        dryRun: { ...cluster, signal: abort.signal },
        bench,
        stderr: edge.stderr,
      });
    const planned = await repairOn(bench, {
      order: request.order,
      withUnsafe: args.has('unsafe'),
      values,
      server,
      ...(args.has('interactive') ? { choose: (repair) => askFor(repair, asking(bench, edge)) } : {}),
    });
    if (abort.signal.aborted) return interruptedExit;
    const isWritten = await write(planned, bench, args, edge);
    return show({ ...planned, isWritten }, bench, args, edge);
  } finally {
    server?.close();
    process.off('SIGINT', onInterrupt);
  }
}

/** Writes what was planned where it is wanted; whether anything was. */
async function write(
  planned: Repair,
  bench: Workbench,
  args: ParsedArguments,
  { cwd }: Edge,
): Promise<boolean> {
  const branch = args.value('branch');
  if (branch === undefined) {
    if (!args.has('write') && !args.has('interactive')) return false;
    await writeFiles(planned.files, bench);
    return true;
  }
  if (planned.causes.length === 0) return false;
  writeRepairBranch(branch, planned, bench, cwd);
  return true;
}

function asking(territory: Workbench, { stderr }: Edge): Asking {
  return { territory, terminal: stderr, input: process.stdin, output: process.stderr };
}

function show(repair: Repair, bench: Workbench, args: ParsedArguments, edge: Edge): number {
  const { coverage } = bench.report;
  const isEmpty = coverage.resources === 0 && coverage.problems.length === 0 && !args.has('allow-empty');
  const problems = isEmpty ? [emptinessProblem(pathsOf(args, edge))] : coverage.problems;
  const json = args.value('format') === 'json';
  const patchable = patchableOf(repair.files, bench);
  if (json || !repair.isWritten) {
    const file = args.value('output');
    const text = json ? fixJson(repair, { toolVersion: edge.version }) : unifiedDiff(patchable.files);
    if (file === undefined)
      writeStdout([json ? text : edge.stdout.isTerminal ? diffForPeople(text, edge.stdout) : text]);
    else {
      const path = resolve(edge.cwd, file);
      if (repair.files.some(({ uri }) => bench.pathOf(uri) === path))
        throw usage(`--output: \`${file}\` is a file that is repaired; name another`, fix);
      writeOutput(path, text);
    }
  }
  const account = fixTable(repair, {
    ...edge.stderr,
    verbosity: args.has('quiet') ? 'quiet' : args.has('verbose') ? 'verbose' : 'normal',
    withUnsafe: args.has('unsafe'),
    next: repair.isWritten ? undefined : nextLine(args),
  });
  const leftOut = json || repair.isWritten ? [] : patchable.others;
  const notes = leftOut.map(
    ({ uri }) => `not in the diff: ${visible(uri)} is UTF-16, which no patch changes; \`--write\` does\n`,
  );
  process.stderr.write(problemLines(problems) + notes.join('') + [...account].join(''));
  const branch = args.value('branch');
  if (branch !== undefined && repair.isWritten)
    process.stderr.write(`on the branch \`${branch}\`: git switch ${branch}\n`);
  if (problems.length > 0) return 2;
  return repair.isWritten || repair.files.length === 0 ? 0 : 1;
}

/** The same command line, with leave to write. */
function nextLine({ operands, given }: ParsedArguments): string {
  const options = given.map(({ name, value }) =>
    value === undefined ? `--${name}` : `--${name} ${quoted(value)}`,
  );
  return ['plimsoll fix', ...operands.map(quoted), ...options, '--write'].join(' ');
}
