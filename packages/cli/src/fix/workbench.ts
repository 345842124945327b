import { resolve } from 'node:path';
import {
  examine,
  makeReport,
  planOf,
  type ChangedText,
  type Examination,
  type Plan,
  type Problem,
  type Report,
} from '@plimsoll/engine';
import { findSources, isStdin, type RenderedSource } from '@plimsoll/inputs';
import { usage } from '../command-line/arguments.ts';
import { startProgress } from '../scan/progress.ts';
import { givenMinor, renderSources, type RenderRequest } from '../scan/render.ts';
import { pathsOf, type Request } from '../scan/request.ts';
import { withNamespaceLabels } from '../scan/sources.ts';
import { examineAll } from '../scan/threads.ts';
import { territoryOf, type Territory } from './territory.ts';

/** What was found in some files, and what they were rendered to. Findings lie where they were examined. */
export interface Scanned {
  readonly report: Report;
  readonly rendered: readonly RenderedSource[];
}

/** Files that are being repaired: what is found in them, and what would be found if some were changed. */
export interface Workbench extends Scanned, Territory {
  readonly plan: Plan;
  readonly scannedWith: (changed: readonly ChangedText[]) => Promise<Scanned>;
}

/** Reads, renders and examines what the command line names. */
export async function openWorkbench(
  { order, find }: Pick<Request, 'order' | 'find'>,
  { args, edge }: RenderRequest,
  signal: AbortSignal,
): Promise<Workbench> {
  const paths = pathsOf(args, edge);
  const found = findSources(paths, find);
  if (found.files.some(isStdin)) throw usage('`fix` edits files: name files or folders in place of `-`');
  const progress = startProgress('scanned', edge.stderr);
  try {
    const context = { args, edge, find, minor: givenMinor(order, args), signal };
    const rendering = await renderSources(found.files, { ...context, tracing: 'values' });
    const complete = withNamespaceLabels(order, rendering);
    const plan = planOf(complete);
    const { examinations, problems } = await examineAll(rendering.files, complete, plan, {
      workerUrl: edge.workerUrl,
      signal,
      onProgress: progress.update,
    });
    const read = new Set(rendering.files.map(({ uri }) => uri));
    const scannedAs = (
      own: readonly Examination[],
      {
        rendered,
        problems: others,
      }: { readonly rendered: readonly RenderedSource[]; readonly problems: readonly Problem[] },
    ): Scanned => {
      const units = new Map(rendered.map(({ source, unit }) => [source.uri, unit]));
      // A new file in a chart is a template, and is examined as what is rendered of it.
      const plain = own.filter(({ uri }) => !units.has(uri));
      const report = makeReport([...plain, ...rendered.map(({ source }) => examine(source, plan))], plan, {
        problems: [...found.problems, ...others, ...problems],
        interrupted: signal.aborted,
        unitOf: (uri) => units.get(uri),
      });
      return { report, rendered };
    };
    return {
      plan,
      ...territoryOf(paths, found.files, edge.cwd),
      ...scannedAs(examinations, rendering),
      scannedWith: async (changed) => {
        const isPlain = changed.every(
          ({ uri, before }) => read.has(uri) || (before === undefined && rendering.rendered.length === 0),
        );
        const texts = new Map(changed.map(({ uri, after }) => [resolve(edge.cwd, uri), after]));
        const again = isPlain
          ? rendering
          : await renderSources(found.files, { ...context, tracing: 'nothing', changed: texts });
        return scannedAs(withChanged(examinations, changed, read, plan), again);
      },
    };
  } finally {
    progress.end();
  }
}

/** What changed or new manifests give, in place of what they gave before. */
function withChanged(
  examinations: readonly Examination[],
  changed: readonly ChangedText[],
  read: ReadonlySet<string>,
  plan: Plan,
): readonly Examination[] {
  const manifests = changed.filter(({ uri, before }) => before === undefined || read.has(uri));
  const now = new Map(manifests.map(({ uri, after }) => [uri, examine({ uri, text: after }, plan)]));
  const kept = examinations.map((one) => now.get(one.uri) ?? one);
  return [...kept, ...[...now.values()].filter(({ uri }) => !read.has(uri))];
}
