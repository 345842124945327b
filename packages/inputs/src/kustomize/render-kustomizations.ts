import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Source } from '@plimsoll/engine';

import { decodeSource } from '../decode.ts';
import { isInputProblem, type InputProblem } from '../input-problem.ts';
import type { SourceFile } from '../read-source.ts';
import type { ChangedTexts, RenderedSource, Rendering } from '../render/render-sources.ts';
import { forwardSlashed } from '../uri.ts';
import { build, findBuilder, type Builder, type BuildOptions } from './build.ts';
import { buildProblem } from './build-problem.ts';
import { builtDocuments } from './built-documents.ts';
import { changedTree } from './changed-tree.ts';
import { expand, type Expansion } from './expand.ts';
import type { PatchUse } from './expanding.ts';
import { graphOf, problemIn, reachedFrom, type Graph, type Node } from './graph.ts';
import { folderOf, originOf } from './origin.ts';
import { hasKustomizationName } from './kustomization.ts';
import { obstaclesIn } from './obstacles.ts';
import { isOverlayCalled } from './place/overlay.ts';
import { adoptInKustomization, placeInKustomization } from './place/place-in-kustomization.ts';
import { partReader, type ReadParts } from './read-parts.ts';

/** How kustomizations are rendered. */
export interface KustomizeOptions extends BuildOptions {
  /** The folder that uris are relative to. */
  readonly cwd: string;
  /** What files hold in place of what is in them; nothing is written where they lie. */
  readonly changed?: ChangedTexts;
  /** The overlays that are to hold what is changed in them, their bases staying as they are: the path of a folder, or its last part. */
  readonly overlay?: string;
}

/**
 * Builds the kustomizations among some files that no other names, and takes away every file that a kustomization names.
 * What keeps one from being built is a problem, and the others are built.
 */
export async function renderKustomizations(
  files: readonly SourceFile[],
  given: KustomizeOptions,
): Promise<Rendering> {
  // The paths of what is found have no links in them either.
  const options = { ...given, cwd: realpathSync.native(given.cwd) };
  const { changed } = options;
  const hasKustomizations = files.some(({ path }) => hasKustomizationName(forwardSlashed(path)));
  if (changed === undefined || changed.size === 0 || !hasKustomizations) return renderFound(files, options);
  const tree = changedTree(files, changed);
  try {
    const rendering = await renderFound(tree.files, { ...options, cwd: tree.placed(options.cwd) });
    return { ...rendering, files: rendering.files.map(tree.given) };
  } finally {
    tree.remove();
  }
}

async function renderFound(files: readonly SourceFile[], options: KustomizeOptions): Promise<Rendering> {
  const graph = graphOf(files, options.cwd);
  if (graph.nodes.size === 0) return { files, rendered: [], problems: [] };
  const rest = files.filter(isLeft(graph));
  const problems: InputProblem[] = graph.cycles.map(cycleProblem);
  const circular = new Set(graph.cycles.flat());
  const buildable: Node[] = [];
  for (const root of graph.roots) {
    const reached = reachedFrom(root, graph);
    if ([...reached].some((node) => circular.has(node))) continue;
    const obstacles = obstaclesIn(reached, options);
    if (obstacles.length === 0) buildable.push(root);
    for (const obstacle of obstacles) problems.push(obstacle);
  }
  const built = await buildAll(buildable, graph, options);
  return {
    files: rest,
    rendered: built.rendered,
    problems: distinct([...problems, ...built.problems]),
  };
}

/** How many builds run side by side. */
const lanes = 2;

interface Built {
  readonly rendered: readonly RenderedSource[];
  readonly problems: readonly InputProblem[];
}

async function buildAll(roots: readonly Node[], graph: Graph, options: KustomizeOptions): Promise<Built> {
  if (roots.length === 0) return { rendered: [], problems: [] };
  const builder = findBuilder(options.environment);
  if (builder === undefined) return { rendered: [], problems: roots.map(missingProblem) };
  const home = mkdtempSync(join(tmpdir(), 'plimsoll-kustomize-'));
  try {
    const context: Context = { builder, home, graph, options, read: partReader(options.cwd) };
    const outcomes = new Map<Node, Outcome>();
    const waiting = [...roots];
    const work = async (): Promise<void> => {
      for (let root = waiting.shift(); root !== undefined; root = waiting.shift()) {
        outcomes.set(root, await buildRoot(root, context));
      }
    };
    await Promise.all(Array.from({ length: lanes }, work));
    return together(roots.flatMap((root) => outcomes.get(root) ?? []));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

interface Context {
  readonly builder: Builder;
  readonly home: string;
  readonly graph: Graph;
  readonly options: KustomizeOptions;
  readonly read: ReadParts;
}

type Outcome =
  | { readonly kind: 'problem'; readonly problem: InputProblem }
  | { readonly kind: 'built'; readonly rendered: RenderedSource; readonly patches: readonly PatchUse[] };

async function buildRoot(root: Node, { builder, home, graph, options, read }: Context): Promise<Outcome> {
  const { folder, uri } = root.kustomization;
  const run = await build(builder, folder, home, options);
  const follow = (): Expansion => expand(root, graph, read, options.cwd);
  if (run.kind !== 'ended' || run.code !== 0) {
    return { kind: 'problem', problem: buildProblem(run, { root, follow, builder, options }) };
  }
  const source = decodeSource(run.stdout, builtUri(uri));
  if (isInputProblem(source)) return { kind: 'problem', problem: { ...source, uri } };
  const expansion = follow();
  return {
    kind: 'built',
    rendered: renderedSource(source, root, expansion, { graph, options }),
    patches: expansion.patches,
  };
}

function renderedSource(
  { uri, text }: Source,
  root: Node,
  expansion: Expansion,
  { graph, options: { cwd, overlay } }: Pick<Context, 'graph' | 'options'>,
): RenderedSource {
  const source = { uri, text };
  const documents = builtDocuments(source, expansion);
  const folder = folderOf(root.kustomization.uri);
  const isOverlay = overlay !== undefined && isOverlayCalled(folder, overlay);
  const built = { root, documents, graph, cwd, isOverlay };
  return {
    source,
    origin: originOf(documents, root, expansion),
    unit: `kustomization ${root.kustomization.uri}`,
    overlay: folder,
    place: placeInKustomization(built),
    adopt: adoptInKustomization(built),
  };
}

/** What is built gets a name in the folder of its kustomization, so that what a policy says of that folder holds for it. */
function builtUri(uri: string): string {
  const folder = folderOf(uri);
  return `${folder === '.' ? '' : `${folder}/`}kustomization.built.yaml`;
}

/** Patches for nothing are told once all roots are known: one that many share may be for something in one of them. */
function together(outcomes: readonly Outcome[]): Built {
  const uses = outcomes.flatMap((outcome) => (outcome.kind === 'built' ? outcome.patches : []));
  const byPlace = Map.groupBy(uses, ({ node, at }) => `${node.kustomization.uri} ${at}`);
  const idle = [...byPlace.values()].flatMap((all) => {
    const [first] = all;
    return first === undefined || all.some(({ isIdle }) => !isIdle) ? [] : [idleProblem(first)];
  });
  return {
    rendered: outcomes.flatMap((outcome) => (outcome.kind === 'built' ? outcome.rendered : [])),
    problems: [
      ...outcomes.flatMap((outcome) => (outcome.kind === 'problem' ? outcome.problem : [])),
      ...idle,
    ],
  };
}

function idleProblem({ node, at }: PatchUse): InputProblem {
  const message = 'this patch is for nothing that is built here; correct its target, or remove it';
  return problemIn(node.kustomization, at, 'patch-matches-nothing', message);
}

function missingProblem({ kustomization }: Node): InputProblem {
  const message =
    'neither `kustomize` nor `kubectl` is on the `PATH`, so this is not built; install one of them (https://kubectl.docs.kubernetes.io/installation/), or write `--no-render` to read the files as they stand';
  return problemIn(kustomization, '', 'tool-missing', message);
}

function cycleProblem(nodes: readonly Node[]): InputProblem {
  const [first] = nodes;
  if (first === undefined) throw new Error('a circle without members');
  const names = [...nodes, first].map(({ kustomization }) => `\`${folderOf(kustomization.uri)}\``);
  const next = nodes[1] ?? first;
  const link = first.links.find((one) => one.kind === 'folder' && one.folder === next.kustomization.folder);
  const message = `kustomizations name each other in a circle, so none of them is built: ${names.join(' names ')}`;
  return problemIn(first.kustomization, link?.reference.at ?? '', 'kustomization-cycle', message);
}

/**
 * What is read as it stands: files that no kustomization names, and the resources of components that nothing uses, which
 * would be seen nowhere else.
 */
function isLeft({ nodes, roots }: Graph): (file: SourceFile) => boolean {
  const built = new Set(roots.flatMap((root) => [...reachedFrom(root, { nodes })]));
  const named = new Set<string>();
  for (const node of nodes.values()) {
    named.add(node.kustomization.path);
    const isUnused = node.kustomization.isComponent && !built.has(node);
    for (const link of node.links) {
      if (link.kind !== 'file') continue;
      if (!isUnused || link.reference.role !== 'resource') named.add(link.path);
    }
  }
  return ({ path }) => !named.has(forwardSlashed(path));
}

function distinct(problems: readonly InputProblem[]): readonly InputProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
