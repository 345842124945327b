import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { JsonValue } from '@plimsoll/engine';

import { decodeSource } from '../decode.ts';
import { isInputProblem } from '../input-problem.ts';
import type { RenderedSource } from '../render/render-sources.ts';
import { alignTemplate } from './align-template.ts';
import { chartOrigin, textOfDocuments, type ChartOriginParts, type TracedDocument } from './chart-origin.ts';
import { writeChartTree, type ChartTree } from './chart-tree.ts';
import { layersOf } from './values-layers.ts';
import { mergeValues, type ChartValue } from './chart-values.ts';
import { lineOrigins, type DocumentOrigins } from './line-origins.ts';
import { markTemplate, type Marks } from './mark-template.ts';
import { callFor, type ChartVariant, type HelmRun, type PreparedChart } from './render-chart.ts';
import { renderedDocuments, type RenderedDocument } from './rendered-documents.ts';
import { fileOf, partOf } from './rendered-file.ts';
import { runTemplate } from './template-call.ts';
import { traceValues, type DocumentValues } from './trace-values.ts';
import { namespaceMark } from './value-marks.ts';

/** Makes sources of rendered documents, one for each template, and finds out where their lines and values come from. */
export async function traceRendering(
  documents: readonly RenderedDocument[],
  chart: PreparedChart,
  variant: ChartVariant,
  run: HelmRun,
): Promise<readonly RenderedSource[]> {
  const { found, tree, parts } = chart;
  const templates = templatesOf(tree);
  const values = mergeValues(layersOf(chart, variant));
  const { tracing } = run.options;
  const startedAt = performance.now();
  const isSpent = (): boolean =>
    performance.now() > Math.min(run.tracedUntil, startedAt + longestTraceMs) ||
    run.options.signal?.aborted === true;
  const render = renderMarked(chart, variant, run);
  const [origins, byValue] = await Promise.all([
    tracing === 'nothing' || isSpent()
      ? documents.map(() => undefined)
      : originsOf(documents, templates, { chart, render, isSpent }),
    tracing !== 'values' || values === undefined || isSpent()
      ? documents.map(() => nothingTraced)
      : tracedValues(documents, values, { chart, templates, render, isSpent }),
  ]);
  const traced = documents.map((document, index) => {
    const file = fileOf(document.template, parts);
    const aligned = (): DocumentOrigins =>
      file === undefined || !tree.has(file)
        ? undefined
        : alignTemplate(file, templates.get(file) ?? textIn(tree, file), document.lines);
    return { ...document, origins: origins[index] ?? aligned(), values: byValue[index] ?? nothingTraced };
  });
  return [...Map.groupBy(traced, ({ template }) => template)].flatMap(([template, own]) =>
    sourceOf(template, own, { chart, variant, values, run, found }),
  );
}

/** Of one set of values. */
const longestTraceMs = 30_000;

const nothingTraced: DocumentValues = { byLine: new Map(), assumed: new Set(), byField: new Map() };

/** The templates of a chart and its subcharts by their path in the chart. */
function templatesOf(tree: ChartTree): ReadonlyMap<string, string> {
  return new Map(
    [...tree.keys()]
      .filter((file) => /^(?:charts\/[^/]+\/)*templates\//u.test(file) && !file.endsWith('/NOTES.txt'))
      .map((file) => [file, textIn(tree, file)]),
  );
}

function textIn(tree: ChartTree, file: string): string {
  const bytes = tree.get(file);
  const source = bytes === undefined ? undefined : decodeSource(Buffer.from(bytes), file);
  return source === undefined || isInputProblem(source) ? '' : source.text;
}

/** Renders a copy of the chart in which some files are others; schemas are left out, for marks are not what they ask for. */
type RenderMarked = (marked: {
  readonly templates?: ReadonlyMap<string, string>;
  readonly overlay?: JsonValue;
}) => Promise<readonly RenderedDocument[] | { readonly failure: string }>;

function renderMarked(chart: PreparedChart, variant: ChartVariant, run: HelmRun): RenderMarked {
  const { workspace, options } = run;
  const schemas = [...chart.tree.keys()].filter((file) => file.endsWith('values.schema.json'));
  let plainCopy: string | undefined;
  const copyWith = (templates: ReadonlyMap<string, string>): string => {
    const copy = workspace.newFolder();
    const without = schemas.map((file) => [file, undefined] as const);
    writeChartTree(copy, chart.tree, new Map([...templates, ...without]));
    return copy;
  };
  return async ({ templates, overlay }) => {
    const copy = templates === undefined ? (plainCopy ??= copyWith(new Map())) : copyWith(templates);
    const call = callFor({ ...chart, copy }, variant, run);
    const files = [...call.valuesFiles];
    if (overlay !== undefined) {
      const file = join(workspace.newFolder(), 'values.json');
      writeFileSync(file, JSON.stringify(overlay, plainNumber));
      files.push(file);
    }
    const result = await runTemplate(
      { ...call, valuesFiles: files, namespace: options.namespace ?? namespaceMark, timeoutMs: markedTimeoutMs },
      options,
      workspace,
    );
    if (result.kind !== 'ended') return { failure: '' };
    if (result.code !== 0) return { failure: result.stderr };
    return renderedDocuments(result.stdout.toString('utf8'));
  };
}

const markedTimeoutMs = 20_000;

function plainNumber(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}

interface Tracing {
  readonly chart: PreparedChart;
  readonly render: RenderMarked;
  readonly isSpent: () => boolean;
}

/** Origins of lines by marked templates: all of them, then without named ones, then without those that the error names. */
async function originsOf(
  documents: readonly RenderedDocument[],
  templates: ReadonlyMap<string, string>,
  { chart, render, isSpent }: Tracing,
): Promise<readonly DocumentOrigins[]> {
  let marked = templates;
  for (const withNamed of [true, true, false, false]) {
    if (isSpent()) break;
    const marks: Marks = { letter: freeLetter(templates), places: [] };
    const texts = [...marked].map(([file, text]) => [file, markTemplate(file, text, marks, { withNamed })] as const);
    const rendered = await render({ templates: new Map([...templates, ...texts]) });
    if (!('failure' in rendered)) return lineOrigins(documents, rendered, marks);
    const failed = new Set(
      [...rendered.failure.matchAll(/[^\s:()"]+\/templates\/[^\s:()"]+/gu)].map(([name]) =>
        fileOf(name, chart.parts),
      ),
    );
    marked = new Map([...marked].filter(([file]) => !failed.has(file)));
  }
  return documents.map(() => undefined);
}

/** A letter for marks that no template has. */
function freeLetter(templates: ReadonlyMap<string, string>): string {
  const texts = [...templates.values()];
  return [...'pqrstuvw'].find((letter) => !texts.some((text) => text.includes(`#~${letter}`))) ?? 'x';
}

async function tracedValues(
  documents: readonly RenderedDocument[],
  values: ChartValue,
  { templates, render, isSpent }: Tracing & { readonly templates: ReadonlyMap<string, string> },
): Promise<readonly DocumentValues[]> {
  return traceValues(documents, values, [...templates.values()], (overlay) => render({ overlay }), {
    isSpent,
  });
}

interface SourceContext {
  readonly chart: PreparedChart;
  readonly variant: ChartVariant;
  readonly values: ChartValue | undefined;
  readonly run: HelmRun;
  readonly found: PreparedChart['found'];
}

function sourceOf(
  template: string,
  documents: readonly TracedDocument[],
  { chart, variant, values, run, found }: SourceContext,
): readonly RenderedSource[] {
  const { parts, tree } = chart;
  const { uriPrefix } = found;
  const file = fileOf(template, parts);
  const isKnown = file !== undefined && tree.has(file);
  const uri = uriPrefix + (isKnown ? file : template.slice(template.indexOf('/') + 1));
  if (run.options.isExcluded?.(uri) === true) return [];
  const aliases = parts.filter(({ folder }) => folder !== '' && folder === partOf(template, parts)?.folder);
  const alias = aliases.length > 1 ? partOf(template, parts)?.valuesPath.join('.') : undefined;
  const marks = [alias, variant.name].filter((one) => one !== undefined);
  const text = textOfDocuments(documents);
  const originParts: ChartOriginParts = {
    uri,
    text,
    documents,
    fallback: isKnown ? { uri, line: 1, note: undefined } : archived(template, chart),
    uriOf: (name) => uriPrefix + name,
    linesOf: linesReader(tree),
    values,
    variant: variant.name,
  };
  return [
    {
      source: { uri: [uri, ...marks].join('#'), text },
      origin: chartOrigin(originParts),
      ...(variant.name === undefined ? {} : { unit: `${uriPrefix}#${variant.name}` }),
    },
  ];
}

function linesReader(tree: ChartTree): (file: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    const lines = known.get(file) ?? textIn(tree, file).split(/\r?\n/u);
    known.set(file, lines);
    return lines;
  };
}

/** What lies in an archive is said of the line that asks for the archive. */
function archived(template: string, { parts, found }: PreparedChart): ChartOriginParts['fallback'] {
  const part = partOf(template, parts);
  const inside = template.slice(part?.renderedPrefix.length ?? 0);
  const name = /^charts\/([^/]+)\//u.exec(inside)?.[1];
  const needed = part?.chart.dependencies.find((one) => (one.alias ?? one.name) === name);
  return {
    uri: found.uriPrefix + (needed?.file ?? `${part?.folder ?? ''}Chart.yaml`),
    line: needed?.line ?? 1,
    note: `rendered from \`${inside}\`, which is packed in an archive of the chart`,
  };
}
