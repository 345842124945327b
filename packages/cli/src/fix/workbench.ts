import { resolve } from 'node:path';
import {
  examine,
  makeReport,
  planOf,
  type ChangedText,
  type Examination,
  type Finding,
  type Plan,
  type Problem,
  type Report,
} from '@plimsoll/engine';
import { findSources, isOverlayCalled, isStdin, type RenderedSource } from '@plimsoll/inputs';
import { usage } from '../command-line/arguments.ts';
import { overlayOption } from '../scan/kustomize.ts';
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
  /** The files that are applied as they stand. */
  readonly manifests: ReadonlySet<string>;
}

/** Files that are being repaired: what is found in them, and what would be found if some were changed. */
export interface Workbench extends Scanned, Territory {
  /** Whether a finding is among those to repair: with an overlay those in what it builds. */
  readonly covers: (finding: Finding) => boolean;
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
  if (found.files.some(isStdin))
    throw usage('only files can be edited: name files or folders in place of `-`');
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
    const overlaid = overlaidBy(args.value(overlayOption.name), rendering.rendered);
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
      return { report, rendered, manifests: new Set(plain.map(({ uri }) => uri)) };
    };
    const territory = territoryOf(paths, found.files, edge.cwd);
    const pathTo = (uri: string): string => territory.pathOf(uri) ?? resolve(edge.cwd, uri);
    return {
      plan,
      covers: ({ location }) => overlaid === undefined || overlaid.has(location.uri),
      ...territory,
      ...scannedAs(examinations, rendering),
      scannedWith: async (changed) => {
        const isPlain = changed.every(
          ({ uri, before }) => read.has(uri) || (before === undefined && rendering.rendered.length === 0),
        );
        const texts = new Map(changed.map(({ uri, after }) => [pathTo(uri), after]));
        const added = changed.flatMap(({ uri, before }) =>
          before === undefined ? [{ uri, path: pathTo(uri) }] : [],
        );
        const files = [...found.files, ...added];
        const again = isPlain
          ? { ...rendering, files }
          : await renderSources(files, { ...context, tracing: 'nothing', changed: texts });
        const plain = new Set(again.files.map(({ uri }) => uri));
        const manifests = changed.filter(({ uri, before }) =>
          before === undefined ? plain.has(uri) : read.has(uri),
        );
        return scannedAs(withChanged(examinations, manifests, read, plan), again);
      },
    };
  } finally {
    progress.end();
  }
}

/** The sources that an overlay builds; `undefined` where none is named. Throws a usage error for a name that none has. */
function overlaidBy(
  name: string | undefined,
  rendered: readonly RenderedSource[],
): ReadonlySet<string> | undefined {
  if (name === undefined) return undefined;
  const own = rendered.filter(({ overlay }) => overlay !== undefined && isOverlayCalled(overlay, name));
  if (own.length > 0) return new Set(own.map(({ source }) => source.uri));
  const folders = [...new Set(rendered.flatMap(({ overlay }) => overlay ?? []))];
  const known =
    folders.length === 0
      ? 'no kustomization is built here'
      : `there are ${folders.map((one) => `\`${one}\``).join(', ')}`;
  throw usage(`--overlay: no overlay that is built here is called \`${name}\`; ${known}`);
}

/** What changed or new manifests give, in place of what they gave before. */
function withChanged(
  examinations: readonly Examination[],
  manifests: readonly ChangedText[],
  read: ReadonlySet<string>,
  plan: Plan,
): readonly Examination[] {
  const now = new Map(manifests.map(({ uri, after }) => [uri, examine({ uri, text: after }, plan)]));
  const kept = examinations.map((one) => now.get(one.uri) ?? one);
  return [...kept, ...[...now.values()].filter(({ uri }) => !read.has(uri))];
}
