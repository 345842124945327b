import { renderKustomizations, type Renderer, type Rendering, type SourceFile } from '@plimsoll/inputs';
import type { Edge, ParsedArguments } from '../command-line/command.ts';
import { kustomizeOptionsOf } from './kustomize.ts';

/** What a renderer is told by the command line. */
export interface RenderRequest {
  readonly args: ParsedArguments;
  readonly edge: Edge;
}

/** Every renderer, in the order in which they take what is theirs. */
const renderers: readonly Renderer<RenderRequest>[] = [
  (files, { args, edge }) => renderKustomizations(files, kustomizeOptionsOf(args, edge)),
];

/** Renders charts and overlays among the files that were found; with `--no-render` all of them are read as they stand. */
export async function renderSources(
  files: readonly SourceFile[],
  request: RenderRequest,
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
