import { resolve } from 'node:path';
import {
  hardenJson,
  hardenTable,
  openIn,
  repairedBy,
  type Hardening,
  type PlanOrder,
  type Problem,
} from '@plimsoll/engine';
import { writeOutput, writeStdout } from '@plimsoll/inputs';
import { usage } from '../command-line/arguments.ts';
import type { Command, Edge, ParsedArguments } from '../command-line/command.ts';
import { provingOrder, repairOn, type ProvedRepair, type RepairRequest } from '../fix/repair.ts';
import { paramOption, valuesOf } from '../fix/values.ts';
import { openWorkbench, type Workbench } from '../fix/workbench.ts';
import { writeFiles } from '../fix/write-files.ts';
import { askForSteps } from '../harden/ask-steps.ts';
import { againWith, stepCommand } from '../harden/command-lines.ts';
import { lookAt } from '../harden/standing.ts';
import { wayOf, type Planned } from '../harden/way.ts';
import { emptinessProblem } from '../scan/emptiness.ts';
import { outputsOf, type Output } from '../scan/outputs.ts';
import { problemLines } from '../scan/problem-lines.ts';
import { judgingOptions, pathsOf, pathsOperand, requestOf, sourceOptions } from '../scan/request.ts';
import { interruptedExit } from '../scan/sources.ts';

const formats = ['table', 'json'] as const;

/** The options of `scan` that mean nothing here: what fails is that anything is left to do, and a cluster is not edited. */
const withoutMeaning = new Set(['fail-on', 'cluster', 'context', 'kubeconfig', 'include-namespaces']);

export const harden: Command = {
  name: 'harden',
  summary: 'Guide manifests to a profile: where they stand, and what to do next',
  description:
    'Plans every repair that `fix` knows, proves it by scanning again, and shows where the files stand before and after, the steps in the order of gain, the values that only you know, and what is left for a person.\n' +
    'Exit code: 0 nothing is left to do, or what was to be written is written; 1 there is something to do; 2 not all of the work could be done.',
  operand: pathsOperand,
  options: [
    { name: 'write', short: 'w', summary: 'Make the safe edits; with --unsafe all of them' },
    {
      name: 'interactive',
      short: 'i',
      summary: 'Show each step with its diff, ask, and write what was chosen',
    },
    { name: 'safe', summary: 'Write or ask about only what cannot change how a working application behaves' },
    { name: 'unsafe', summary: 'Write what may, too; each step says what to verify first' },
    paramOption,
    ...judgingOptions.filter(({ name }) => !withoutMeaning.has(name)),
    ...sourceOptions.filter(({ name }) => !withoutMeaning.has(name)),
    {
      name: 'format',
      short: 'f',
      value: 'FORMAT',
      choices: formats,
      repeats: true,
      summary: 'How the way looks, `table` if nothing is said',
    },
    {
      name: 'output',
      short: 'o',
      value: 'FILE',
      repeats: true,
      summary: 'Write the --format before it to a file',
    },
    { name: 'quiet', short: 'q', summary: 'Only where the files stand' },
    { name: 'verbose', short: 'v', summary: 'Every step and every place in full' },
  ],
  examples: [
    { line: 'plimsoll harden deploy/', does: 'show where the files stand, and the way from there' },
    {
      line: 'plimsoll harden deploy/ --profile pss-restricted --write',
      does: 'make what is safe on the way to a level',
    },
    { line: 'plimsoll harden deploy/ --interactive', does: 'go through it step by step' },
    {
      line: 'plimsoll harden deploy/ --param limits.memory=256Mi --format json',
      does: 'for scripts, with a value that only you know',
    },
  ],
  run: runHarden,
};

async function runHarden(args: ParsedArguments, edge: Edge): Promise<number> {
  if (args.has('safe') && args.has('unsafe'))
    throw usage('`--unsafe` brings what is safe too: leave out `--safe`', harden);
  if (args.has('write') && args.has('interactive'))
    throw usage('`--interactive` writes what was chosen: leave out `--write`', harden);
  const outputs = outputsOf(args, formats, 'table');
  const values = valuesOf(args.values('param'));
  const request = requestOf(args, edge, { withFingerprints: true });
  const abort = new AbortController();
  const onInterrupt = (): void => {
    if (abort.signal.aborted) process.exit(interruptedExit);
    abort.abort();
  };
  process.on('SIGINT', onInterrupt);
  try {
    const { order } = request;
    const bench = await openWorkbench(
      { ...request, order: provingOrder(order) },
      { args, edge },
      abort.signal,
    );
    const planned = await plan(bench, { order, values }, args, edge);
    if (abort.signal.aborted) return interruptedExit;
    if (planned.written !== undefined) await writeFiles(planned.written.files, bench);
    const way = wayOf(planned, {
      bench,
      look: lookAt(bench, order),
      profiles: profilesIn(order),
      problems: problemsOf(bench, args, edge),
    });
    for (const output of outputs) show(way, output, args, edge);
    process.stderr.write(problemLines(way.problems));
    if (way.problems.length > 0) return 2;
    return way.written !== undefined || openIn(way) === 0 ? 0 : 1;
  } finally {
    process.off('SIGINT', onInterrupt);
  }
}

/** Plans the safe edits and all of them, and decides which are to be written. */
async function plan(
  bench: Workbench,
  wanted: Pick<RepairRequest, 'order' | 'values'>,
  args: ParsedArguments,
  { stderr }: Edge,
): Promise<Planned> {
  const safe = await repairOn(bench, { ...wanted, withUnsafe: false });
  const all = betterOf(await repairOn(bench, { ...wanted, withUnsafe: true }), safe);
  if (args.has('write')) return { safe, all, written: args.has('unsafe') ? all : safe };
  if (!args.has('interactive')) return { safe, all, written: undefined };
  const asking = { bench, terminal: stderr, input: process.stdin, output: process.stderr };
  const written = await repairOn(bench, {
    ...wanted,
    withUnsafe: !args.has('safe'),
    choose: (repair) => askForSteps(repair, stepCommand(args), asking),
  });
  return { safe, all, written };
}

/** All edits; where no set of them could be proved that comes to as much as the safe ones, these. */
function betterOf(all: ProvedRepair, safe: ProvedRepair): ProvedRepair {
  return repairedBy(all).length >= repairedBy(safe).length ? all : { ...safe, refused: all.refused };
}

/** What the files are judged by, as people call it. */
function profilesIn({ profiles, only, policy }: PlanOrder): readonly string[] {
  if (only !== undefined) return only.length > mostNamed ? [`${only.length} checks`] : only;
  return profiles ?? policy.settings.profiles ?? ['default'];
}

/** As many checks as the head of a table has room to name. */
const mostNamed = 1;

function problemsOf(
  { report: { coverage } }: Workbench,
  args: ParsedArguments,
  edge: Edge,
): readonly Problem[] {
  const isEmpty = coverage.resources === 0 && coverage.problems.length === 0 && !args.has('allow-empty');
  return isEmpty ? [emptinessProblem(pathsOf(args, edge))] : coverage.problems;
}

function show(
  way: Hardening,
  { format, file }: Output<(typeof formats)[number]>,
  args: ParsedArguments,
  { version, stdout, cwd }: Edge,
): void {
  const commandOf = stepCommand(args);
  const text =
    format === 'json'
      ? [hardenJson(way, { toolVersion: version, commandOf })]
      : hardenTable(way, {
          ...stdout,
          colour: file === undefined && stdout.colour,
          verbosity: args.has('quiet') ? 'quiet' : args.has('verbose') ? 'verbose' : 'normal',
          commandOf,
          next: nextCommands(way, args),
        });
  if (file === undefined) writeStdout(text);
  else writeOutput(resolve(cwd, file), text);
}

function nextCommands(
  { steps, written }: Hardening,
  args: ParsedArguments,
): readonly { readonly line: string; readonly does: string }[] {
  const isAnySafe = steps.some(({ safety }) => safety === 'safe');
  return [
    ...(isAnySafe && written === undefined
      ? [{ line: againWith(args, '--write'), does: 'makes the safe edits' }]
      : []),
    ...(steps.length > 0 ? [{ line: againWith(args, '--interactive'), does: 'asks about each step' }] : []),
  ];
}
