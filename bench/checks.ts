/**
 * Evaluation on one core, in one process: time per document by phase, and the slowest checks. A check is timed over all
 * resources, read before; what it takes to ask no check at all is subtracted.
 *
 *   node --conditions=source bench/checks.ts [ROUNDS]
 */
import {
  catalogue,
  examine,
  inProfile,
  makePlan,
  makeTarget,
  newestKubernetes,
  type Check,
} from '@plimsoll/engine';
import { findSources, isInputProblem, readSource } from '@plimsoll/inputs';
import { judge } from '../packages/engine/src/evaluate/judge.ts';
import { resourcesOf } from '../packages/engine/src/model/resource.ts';
import { podsOf } from '../packages/engine/src/model/pods.ts';
import { parseSource } from '../packages/engine/src/parse/parse-source.ts';
import { makeCorpus } from './corpus.ts';
import { median, shown } from './measure.ts';

const rounds = Number(process.argv[2] ?? 9);
const corpus = makeCorpus(10_200);
const sources = findSources(['.'], { cwd: corpus.folder }).files.flatMap((file) => {
  const source = readSource(file);
  return isInputProblem(source) ? [] : source;
});
const target = makeTarget();
const parsed = sources.flatMap((source) =>
  parseSource(source).documents.map(({ value }) => ({ value, uri: source.uri })),
);
const resources = parsed.flatMap(({ value, uri }) => [...resourcesOf(value, uri)]);
const subjects = resources.map((resource) => ({ resource, pods: podsOf(resource) }));

function judgingMs(checks: readonly Check[]): number {
  const plan = makePlan(checks, target);
  return timeMs(() => {
    for (const { resource, pods } of subjects) judge(resource, pods, plan);
  });
}

function timeMs(work: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return median(times);
}

const usual = inProfile(catalogue, 'default', newestKubernetes);
const plan = makePlan(usual, target);
const phases = [
  ['reading YAML', timeMs(() => sources.forEach((source) => parseSource(source)))],
  ['making the model', timeMs(() => resources.forEach((resource) => podsOf(resource)))],
  [`asking the ${usual.length} checks of the default profile`, judgingMs(usual)],
  [`asking all ${catalogue.length} checks`, judgingMs(catalogue)],
  [
    'all of it, findings with places included (default profile)',
    timeMs(() => sources.forEach((source) => examine(source, plan))),
  ],
] as const;
const idle = judgingMs([]);
const each = catalogue.map((check) => ({ id: check.id, ms: Math.max(0, judgingMs([check]) - idle) }));

const perDocument = (ms: number): string => shown((ms / parsed.length) * 1000);
print(`${parsed.length} documents, ${subjects.length} resources, median of ${rounds} rounds`);
print('| phase | µs a document |\n|---|---|');
for (const [phase, ms] of phases) print(`| ${phase} | ${perDocument(ms)} |`);
print('\n| check | µs a document |\n|---|---|');
for (const { id, ms } of each.toSorted((a, b) => b.ms - a.ms).slice(0, 12))
  print(`| \`${id}\` | ${perDocument(ms)} |`);

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
