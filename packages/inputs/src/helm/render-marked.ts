import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { JsonValue } from '@plimsoll/engine';

import { writeChartTree } from './chart-tree.ts';
import { callFor, type ChartVariant, type HelmRun, type PreparedChart } from './prepared-chart.ts';
import { renderedDocuments, type RenderedDocument } from './rendered-documents.ts';
import { runTemplate } from './template-call.ts';

/** Renders a copy of the chart in which some files are others; schemas are left out, for marks are not what they ask for. */
export type RenderMarked = (marked: {
  readonly templates?: ReadonlyMap<string, string>;
  readonly overlay?: JsonValue;
}) => Promise<readonly RenderedDocument[] | { readonly failure: string }>;

/** Makes the rendering of marked copies of a chart with one set of values. */
export function renderMarked(chart: PreparedChart, variant: ChartVariant, run: HelmRun): RenderMarked {
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
      { ...call, valuesFiles: files, timeoutMs: markedTimeoutMs },
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
