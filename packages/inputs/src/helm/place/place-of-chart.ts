import type { Place } from '../../render/render-sources.ts';
import type { TracedDocument } from '../chart-origin.ts';
import type { ChartPart } from '../chart-parts.ts';
import type { ChartVariant, PreparedChart } from '../prepared-chart.ts';
import { partOf } from '../rendered-file.ts';
import { layersOf } from '../values-layers.ts';
import { chartPlace } from './chart-place.ts';
import { templateText, type TemplateText } from './template-text.ts';
import type { ValuesFiles } from './values-change.ts';

/** A source that was rendered from a chart. */
export interface RenderedTemplate {
  /** As Helm names it. */
  readonly template: string;
  readonly text: string;
  readonly documents: readonly TracedDocument[];
  readonly textIn: (file: string) => string;
}

/** Where edits of a rendered template can be made: in the chart's own values, in those on top of them, and in its templates. */
export function placeOfChart(chart: PreparedChart, variant: ChartVariant, rendered: RenderedTemplate): Place {
  const { tree, parts, found } = chart;
  const { textIn } = rendered;
  const main = partOf(rendered.template, parts);
  const templates = new Map<string, TemplateText>();
  let files: ValuesFiles | undefined;
  return chartPlace({
    text: rendered.text,
    documents: rendered.documents,
    values: () =>
      (files ??= {
        layers: layersOf(chart, variant),
        own: tree.has('values.yaml')
          ? { uri: `${found.uriPrefix}values.yaml`, text: textIn('values.yaml') }
          : undefined,
        named: variant.files.map(({ uri }) => uri),
      }),
    templateOf: (file) => {
      if (!tree.has(file)) return undefined;
      const part = innermost(file, parts, main);
      const template = templates.get(file) ?? templateText(textIn(file), part?.valuesPath ?? []);
      templates.set(file, template);
      return { template, uri: isOwn(part, parts) ? found.uriPrefix + file : undefined };
    },
  });
}

/** The part of a chart that a file belongs to; of a subchart with several names the one that is rendered. */
function innermost(
  file: string,
  parts: readonly ChartPart[],
  main: ChartPart | undefined,
): ChartPart | undefined {
  const around = parts.filter(({ folder }) => file.startsWith(folder));
  const longest = Math.max(...around.map(({ folder }) => folder.length));
  const own = around.filter(({ folder }) => folder.length === longest);
  return own.find((part) => part === main) ?? own[0];
}

/** Whether a part is the chart itself or comes out of the same repository: what others publish is not theirs to edit. */
function isOwn(part: ChartPart | undefined, parts: readonly ChartPart[]): boolean {
  if (part === undefined) return false;
  if (part.folder === '') return true;
  const parent = parts.find(
    ({ folder, valuesPath }) =>
      part.folder.startsWith(`${folder}charts/`) &&
      valuesPath.length === part.valuesPath.length - 1 &&
      valuesPath.every((key, index) => part.valuesPath[index] === key),
  );
  const isLocal = parent?.chart.dependencies.some(
    ({ name, repository }) => name === part.chart.name && repository?.startsWith('file://') === true,
  );
  return isLocal === true && isOwn(parent, parts);
}
