import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { draftPolicy, newestKubernetes, surveyOf } from '@plimsoll/engine';
import { findSources, isInputProblem, isStdin, readSource, writeOutput, writeStdout } from '@plimsoll/inputs';
import { usage } from '../command-line/arguments.ts';
import type { Command, Edge, ParsedArguments } from '../command-line/command.ts';
import { policyNames } from '../scan/policy.ts';
import { givenMinor, renderSources } from '../scan/render.ts';
import { pathsOf, pathsOperand, requestOf } from '../scan/request.ts';
import { scanSources } from '../scan/sources.ts';

const [usualName = 'plimsoll.yaml'] = policyNames;

export const init: Command = {
  name: 'init',
  summary: 'Write a first policy',
  description:
    'Looks at the manifests and writes a `plimsoll.yaml` with a comment on everything that can be set.\n' +
    'As it is written it changes nothing; what was found, such as registries and environments, stands in the comments.',
  operand: pathsOperand,
  options: [
    {
      name: 'output',
      short: 'o',
      value: 'FILE',
      summary: `Where it goes, \`${usualName}\` if nothing is said, - to show it only`,
    },
    { name: 'force', summary: 'Replace a file that is there' },
  ],
  examples: [
    { line: 'plimsoll init', does: 'a policy for this folder' },
    { line: 'plimsoll init deploy/ --output -', does: 'show it, and write nothing' },
  ],
  run: runInit,
};

async function runInit(args: ParsedArguments, edge: Edge): Promise<number> {
  const name = args.value('output') ?? usualName;
  const path = resolve(edge.cwd, name);
  const toStdout = name === '-';
  if (!toStdout && existsSync(path) && !args.has('force'))
    throw usage(
      `\`${name}\` is there already; \`--force\` replaces it, \`--output -\` shows what would be written`,
    );
  const { order, find } = requestOf(
    { ...args, has: (option) => option === 'no-config' || args.has(option) },
    edge,
    {
      withFingerprints: false,
    },
  );
  const report = await scanSources(args, { order, find }, edge);
  const { files } = findSources(pathsOf(args, edge), find);
  const rendering = await renderSources(
    files.filter((file) => !isStdin(file)),
    { args, edge, find, minor: givenMinor(order, args), tracing: 'nothing' },
  );
  const read = rendering.files
    .map((file) => readSource(file))
    .flatMap((source) => (isInputProblem(source) ? [] : [source]));
  const sources = [...read, ...rendering.rendered.map(({ source }) => source)];
  const text = draftPolicy({
    survey: surveyOf(sources),
    findings: report.findings.length,
    kubernetesVersion: `1.${newestKubernetes}`,
  });
  if (toStdout) writeStdout(text);
  else {
    writeOutput(path, [text]);
    process.stderr.write(`\`${name}\` is written; it changes nothing until you change it\n`);
  }
  return 0;
}
