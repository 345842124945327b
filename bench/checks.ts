/**
 * Evaluation on one core, in one process: time per document by phase, and the slowest checks.
 *
 *   node --conditions=source bench/checks.ts [ROUNDS]
 */
import { catalogue, examine, makePlan, newestKubernetes } from '@plimsoll/engine';
import { findSources, isInputProblem, readSource } from '@plimsoll/inputs';
import { makeCorpus } from './corpus.ts';
import { median, shown } from './measure.ts';

const rounds = Number(process.argv[2] ?? 5);
const corpus = makeCorpus(10_200);
const sources = findSources(['.'], { cwd: corpus.folder }).files.flatMap((file) => {
  const source = readSource(file);
  return isInputProblem(source) ? [] : source;
});
const target = { minor: newestKubernetes, level: undefined };

function timeMs(checks: typeof catalogue): number {
  const plan = makePlan(checks, target);
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    for (const source of sources) examine(source, plan);
    return performance.now() - started;
  });
  return median(times);
}

timeMs(catalogue);
const nothing = timeMs([]);
const everything = timeMs(catalogue);
const documents = sources.reduce((sum, source) => sum + examine(source, makePlan([], target)).documents, 0);
const each = catalogue.map((check) => ({ id: check.id, ms: Math.max(0, timeMs([check]) - nothing) }));

process.stdout.write(`${documents} documents, ${catalogue.length} checks, median of ${rounds} rounds\n`);
process.stdout.write(`reading and model alone: ${shown((nothing / documents) * 1000)} µs a document\n`);
process.stdout.write(`with every check: ${shown((everything / documents) * 1000)} µs a document\n\n`);
process.stdout.write('| check | µs a document |\n|---|---|\n');
for (const { id, ms } of each.toSorted((a, b) => b.ms - a.ms).slice(0, 15)) {
  process.stdout.write(`| \`${id}\` | ${shown((ms / documents) * 1000, 3)} |\n`);
}
