import { placedDocuments } from '@plimsoll/engine';

import type { InputProblem } from '../input-problem.ts';
import { readSource, type SourceFile } from '../read-source.ts';
import { isInputProblem } from '../input-problem.ts';
import type { RenderedSource, Rendering } from '../render/render-sources.ts';
import { chartsAmong, type FoundChart } from './chart-files.ts';
import { findHelm } from './find-helm.ts';
import type { HelmOptions } from './helm-options.ts';
import { renderChart } from './render-chart.ts';
import { valuesFilesOf } from './values-files.ts';
import { makeWorkspace } from './workspace.ts';

/**
 * Renders the charts among some files with the user's Helm. What cannot be rendered is a problem of its chart, whose files
 * are then not read, for a template says little by itself.
 */
export async function renderCharts(files: readonly SourceFile[], options: HelmOptions): Promise<Rendering> {
  const { charts, rest } = chartsAmong(files);
  const kept = charts.filter((chart) => !isOther(chart));
  const others = charts.filter(isOther).flatMap((chart) => chart.files);
  const left =
    others.length === 0 ? rest : files.filter((file) => rest.includes(file) || others.includes(file));
  if (kept.length === 0) return { files: left, rendered: [], problems: [] };
  const values = valuesFilesOf(options);
  if (values.problems.length > 0) return { files: left, rendered: [], problems: values.problems };
  const workspace = makeWorkspace();
  try {
    const helm = await findHelm(options, workspace);
    const rendered: RenderedSource[] = [];
    const problems: InputProblem[] = [];
    const libraries: SourceFile[] = [];
    const tracedUntil = performance.now() + tracingMs;
    for (const chart of kept) {
      const part = await renderChart(chart, { helm, values: values.files, options, workspace, tracedUntil });
      rendered.push(...part.rendered);
      problems.push(...part.problems);
      libraries.push(...part.files);
    }
    return { files: [...left, ...libraries], rendered, problems };
  } finally {
    workspace.remove();
  }
}

/** How long one run may look for the values behind what is rendered; beyond it findings name the template alone. */
const tracingMs = 120_000;

/** A resource may be in a file of that name too, or what a chart is made from, and is then read like any other. */
function isOther({ chartFile }: FoundChart): boolean {
  const source = readSource(chartFile);
  if (isInputProblem(source)) return false;
  if (placedDocuments(source).templates > 0) return true;
  return /^kind:/mu.test(source.text) && !/^name:/mu.test(source.text);
}
