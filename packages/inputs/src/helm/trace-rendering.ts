import { decodeSource } from '../decode.ts';
import { isInputProblem } from '../input-problem.ts';
import type { RenderedSource } from '../render/render-sources.ts';
import { alignTemplate } from './align-template.ts';
import { chartOrigin, textOfDocuments, type ChartOriginParts, type TracedDocument } from './chart-origin.ts';
import type { ChartTree } from './chart-tree.ts';
import { layersOf } from './values-layers.ts';
import { mergeValues, type ChartValue } from './chart-values.ts';
import { givenKeys } from './given-keys.ts';
import { lineOrigins, type DocumentOrigins } from './line-origins.ts';
import { markTemplate, type Marks } from './mark-template.ts';
import { placeOfChart } from './place/place-of-chart.ts';
import type { ChartVariant, HelmRun, PreparedChart } from './prepared-chart.ts';
import { renderMarked, type RenderMarked } from './render-marked.ts';
import type { RenderedDocument } from './rendered-documents.ts';
import { fileOf, partOf } from './rendered-file.ts';
import { traceValues } from './trace-values.ts';
import type { DocumentValues } from './value-proof.ts';

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
  const tracing = isTraceable(documents) ? run.options.tracing : 'nothing';
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

/** Beyond this a chart prints more than anybody reads, and comparing its renderings would take too long. */
const mostTracedCharacters = 4 * 1024 * 1024;

function isTraceable(documents: readonly RenderedDocument[]): boolean {
  let characters = 0;
  for (const { lines } of documents) for (const line of lines) characters += line.length + 1;
  return characters <= mostTracedCharacters;
}

/** Of one set of values. */
const longestTraceMs = 30_000;

const nothingTraced: DocumentValues = { byLine: new Map(), byField: new Map() };

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
    const texts = [...marked].map(
      ([file, text]) => [file, markTemplate(file, text, marks, { withNamed })] as const,
    );
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
  return (
    ['p', 'q', 'r', 's', 't', 'u', 'v', 'w'].find(
      (letter) => !texts.some((text) => text.includes(`#~${letter}`)),
    ) ?? 'x'
  );
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
    documents,
    fallback: isKnown ? { file, line: 1, note: undefined } : archived(template, chart),
    uriOf: (name) => uriPrefix + name,
    linesOf: linesReader(tree),
    values,
    isGiven: givenKeys(run.options),
    variant: variant.name,
  };
  return [
    {
      source: { uri: [uri, ...marks].join('#'), text },
      origin: chartOrigin(originParts),
      place: placeOfChart(chart, variant, {
        template,
        text,
        documents,
        textIn: (name) => textIn(tree, name),
      }),
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
function archived(template: string, { parts }: PreparedChart): ChartOriginParts['fallback'] {
  const part = partOf(template, parts);
  const inside = template.slice(part?.renderedPrefix.length ?? 0);
  const name = /^charts\/([^/]+)\//u.exec(inside)?.[1];
  const needed = part?.chart.dependencies.find((one) => (one.alias ?? one.name) === name);
  return {
    file: needed?.file ?? `${part?.folder ?? ''}Chart.yaml`,
    line: needed?.line ?? 1,
    note: `rendered from \`${inside}\`, which is packed in an archive of the chart`,
  };
}
