import type { SourceFile } from '../read-source.ts';
import type { FoundChart } from './chart-files.ts';
import type { ChartPart } from './chart-parts.ts';
import type { ChartTree } from './chart-tree.ts';
import type { FoundHelm } from './find-helm.ts';
import type { HelmOptions } from './helm-options.ts';
import type { TemplateCall } from './template-call.ts';
import type { Workspace } from './workspace.ts';

/** What every chart of a run is rendered with. */
export interface ChartRun {
  readonly helm: FoundHelm;
  /** Files that the user names. */
  readonly values: readonly SourceFile[];
  readonly options: HelmOptions;
  readonly workspace: Workspace;
  /** By the clock of `performance`. */
  readonly tracedUntil: number;
}

/** A chart that can be rendered, and how one of its variants is. */
export interface PreparedChart {
  readonly found: FoundChart;
  readonly tree: ChartTree;
  readonly parts: readonly ChartPart[];
  /** The copy that Helm sees. */
  readonly copy: string;
  readonly releaseName: string;
}

/** A set of values that a chart is rendered with. */
export interface ChartVariant {
  /** `undefined` where there is only one. */
  readonly name: string | undefined;
  /** On top of the chart's own values. */
  readonly files: readonly SourceFile[];
}

/** A run with a Helm that is there. */
export interface HelmRun extends ChartRun {
  readonly program: string;
}

/** How a chart is rendered with one set of values. */
export function callFor(
  { copy, releaseName }: PreparedChart,
  { files }: ChartVariant,
  { options, program }: HelmRun,
): TemplateCall {
  return {
    program,
    chart: copy,
    releaseName,
    valuesFiles: files.map(({ path }) => path),
    namespace: options.namespace,
    timeoutMs: options.timeoutMs ?? usualTimeoutMs,
  };
}

/** Of one rendering, where nothing is said. */
const usualTimeoutMs = 60_000;
