import type { InputProblem } from '../input-problem.ts';
import type { SourceFile } from '../read-source.ts';
import type { RenderedSource, Rendering } from '../render/render-sources.ts';
import { mayAssumeNamespaces, namespaceMark, withoutAssumedNamespaces } from './assumed-namespaces.ts';
import { variantNames, type FoundChart } from './chart-files.ts';
import { changedValues, withChangedTexts } from './changed-files.ts';
import { chartPartsOf } from './chart-parts.ts';
import { readChartTree, writeChartTree } from './chart-tree.ts';
import { missingDependencies } from './missing-dependencies.ts';
import {
  callFor,
  type ChartRun,
  type ChartVariant,
  type HelmRun,
  type PreparedChart,
} from './prepared-chart.ts';
import { renderFailure, ignoredValues } from './render-failure.ts';
import { renderedDocuments, type RenderedDocument } from './rendered-documents.ts';
import { runTemplate, type TemplateCall } from './template-call.ts';
import { traceRendering } from './trace-rendering.ts';

/** Renders one chart with each of its sets of values. A library chart is not rendered: its templates are read as they stand. */
export async function renderChart(found: FoundChart, run: ChartRun): Promise<Rendering> {
  const { helm, options, workspace } = run;
  const { uriPrefix } = found;
  const read = readChartTree(found.path, uriPrefix);
  if ('code' in read) return problem(read);
  const tree = withChangedTexts(read, found.path, options.changed);
  const parts = chartPartsOf(tree);
  const chart = parts[0]?.chart;
  if (chart?.isLibrary === true) {
    const templates = found.files.filter(({ path }) => path.startsWith(`${found.path}/templates/`));
    return { files: templates, rendered: [], problems: [] };
  }
  if (helm.kind === 'none') {
    return problem({ code: 'tool-missing', uri: `${uriPrefix}Chart.yaml`, message: helm.message });
  }
  const missing = missingDependencies(parts, tree, uriPrefix);
  if (missing.length > 0) return { files: [], rendered: [], problems: missing };
  const copy = workspace.newFolder();
  writeChartTree(copy, tree);
  const releaseName = options.releaseName ?? releaseNameOf(chart?.name ?? '');
  const prepared = { found, tree, parts, copy, releaseName };
  const rendered: RenderedSource[] = [];
  const problems: InputProblem[] = [];
  for (const variant of variantsOf(found, run)) {
    const part = await renderVariant(prepared, variant, { ...run, program: helm.program });
    rendered.push(...part.rendered);
    problems.push(...part.problems);
  }
  return { files: [], rendered, problems };
}

function problem(one: InputProblem): Rendering {
  return { files: [], rendered: [], problems: [one] };
}

/** The name of the chart in the form that Helm asks of a release. */
function releaseNameOf(name: string): string {
  const valid = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/gu, '-')
    .slice(0, longestReleaseName)
    .replaceAll(/^-+|-+$/gu, '');
  return valid === '' ? 'release' : valid;
}

const longestReleaseName = 53;

/** What the user names is one set of values; else the chart's own, and each file of values beside them on top. */
function variantsOf(found: FoundChart, { values, options, workspace }: ChartRun): readonly ChartVariant[] {
  const asChanged = (files: readonly SourceFile[]): readonly SourceFile[] =>
    changedValues(files, options.changed, workspace);
  if (values.length > 0) return [{ name: undefined, files: asChanged(values) }];
  const names = variantNames(found);
  if (names.length === 0) return [{ name: undefined, files: [] }];
  const files = new Map(found.files.map((file) => [file.path, file]));
  const others = names.map((name) => {
    const file = files.get(`${found.path}/${name}`);
    return { name, files: file === undefined ? [] : asChanged([file]) };
  });
  return [{ name: 'values.yaml', files: [] }, ...others];
}

async function renderVariant(chart: PreparedChart, variant: ChartVariant, run: HelmRun): Promise<Rendering> {
  const { options, workspace } = run;
  const { found, tree, parts, copy } = chart;
  const call = callFor(chart, variant, run);
  const result = await runTemplate(call, options, workspace);
  const named = { uriPrefix: found.uriPrefix, parts, tree, copy, variant: variant.name };
  if (result.kind !== 'ended' || result.code !== 0)
    return problem(renderFailure(result, named, call.timeoutMs));
  const documents = await judgedDocuments(renderedDocuments(result.stdout.toString('utf8')), call, run);
  const rendered = await traceRendering(documents, chart, variant, run);
  return { files: [], rendered, problems: ignoredValues(result.stderr, named) };
}

/** What was rendered, without the namespace that Helm takes where nobody names one. */
async function judgedDocuments(
  documents: readonly RenderedDocument[],
  call: TemplateCall,
  { options, workspace }: HelmRun,
): Promise<readonly RenderedDocument[]> {
  if (options.namespace !== undefined || !mayAssumeNamespaces(documents)) return documents;
  const result = await runTemplate({ ...call, namespace: namespaceMark }, options, workspace);
  if (result.kind !== 'ended' || result.code !== 0) return documents;
  return withoutAssumedNamespaces(documents, renderedDocuments(result.stdout.toString('utf8')));
}
