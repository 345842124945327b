import {
  renderCharts,
  renderKustomizations,
  type Renderer,
  type Rendering,
  type SourceFile,
} from '@plimsoll/inputs';
import type { PlanOrder } from '@plimsoll/engine';
import type { Edge, ParsedArguments } from '../command-line/command.ts';
import { helmOptionsOf, type HelmContext } from './helm.ts';
import { kustomizeOptionsOf } from './kustomize.ts';

/** What a renderer is told by the command line. */
export interface RenderRequest {
  readonly args: ParsedArguments;
  readonly edge: Edge;
}

/** What a renderer is told of the run besides. */
export interface RenderContext extends RenderRequest, HelmContext {}

/** The minor version that the command line gives, or else the policy. */
export function givenMinor({ policy, minor }: PlanOrder, args: ParsedArguments): number | undefined {
  return args.has('kubernetes-version') || policy.minor !== undefined ? minor : undefined;
}

/** Every renderer, in the order in which they take what is theirs. */
const renderers: readonly Renderer<RenderContext>[] = [
  (files, { args, edge, signal, changed }) =>
    renderKustomizations(files, kustomizeOptionsOf(args, edge, signal, changed)),
  (files, { args, edge, ...context }) => renderCharts(files, helmOptionsOf(args, edge, context)),
];

/** Renders charts and overlays among the files that were found; with `--no-render` all of them are read as they stand. */
export async function renderSources(
  files: readonly SourceFile[],
  request: RenderContext,
): Promise<Rendering> {
  let whole: Rendering = { files, rendered: [], problems: [] };
  if (request.args.has('no-render')) return whole;
  for (const render of renderers) {
    const part = await render(whole.files, request);
    whole = {
      files: part.files,
      rendered: [...whole.rendered, ...part.rendered],
      problems: [...whole.problems, ...part.problems],
    };
  }
  return whole;
}
