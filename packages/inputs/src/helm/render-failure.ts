import type { InputProblem } from '../input-problem.ts';
import type { ProgramResult, StopReason } from '../program/run-program.ts';
import { buildCommand } from './missing-dependencies.ts';
import { fileOf } from './rendered-file.ts';
import type { ChartPart } from './chart-parts.ts';
import type { ChartTree } from './chart-tree.ts';

/** A chart as problems name it. */
export interface NamedChart {
  readonly uriPrefix: string;
  readonly parts: readonly ChartPart[];
  readonly tree: ChartTree;
  /** Where the copy lies that Helm sees, and which nobody else knows. */
  readonly copy: string;
  /** What it was rendered with, where it is one of several. */
  readonly variant: string | undefined;
}

/** Why a rendering gave nothing, at the template and line where Helm names one. */
export function renderFailure(result: ProgramResult, chart: NamedChart, timeoutMs: number): InputProblem {
  const uri = `${chart.uriPrefix}Chart.yaml`;
  const withVariant = chart.variant === undefined ? '' : ` with \`${chart.variant}\``;
  switch (result.kind) {
    case 'not-started': {
      const message = `helm could not be started (\`${result.code}\`), and the chart is not rendered`;
      return { code: 'render-failed', uri, message };
    }
    case 'stopped': {
      const message = `rendering the chart${withVariant} was stopped: ${stopped(result.because, timeoutMs)}`;
      return { code: 'render-failed', uri, message };
    }
    case 'ended':
      return failed(result.stderr, chart, withVariant);
  }
}

/** What Helm warns of that makes the rendering another than was asked for: values that it passes over. */
export function ignoredValues(stderr: string, { uriPrefix }: NamedChart): readonly InputProblem[] {
  const lines = stderr.split('\n').filter((line) => passedOver.test(line));
  return [...new Set(lines)].slice(0, 20).map((line) => {
    const said =
      /msg="(?:warning: )?((?:[^"\\]|\\.)*)"/u.exec(line)?.[1] ?? line.replace(/^.*?warning: /u, '');
    const message = `Helm passes over a value of the wrong type: ${shortened(said)}`;
    return { code: 'value-ignored', uri: `${uriPrefix}values.yaml`, message };
  });
}

const passedOver = /cannot overwrite table with non table|destination for .* is a table|[Nn]ot a table/u;

function stopped(because: StopReason, timeoutMs: number): string {
  switch (because) {
    case 'time':
      return `it took longer than ${timeoutMs / 1000} s; look for a \`range\` over too much`;
    case 'output':
      return 'it printed more than 64 MiB; look for a `range` over too much';
    case 'memory':
      return 'it took more than 2 GiB of memory; look for a `range` over too much';
    case 'interrupted':
      return 'the run was interrupted';
    case 'killed':
      return 'helm was ended from outside, perhaps because memory ran out';
  }
}

function failed(stderr: string, chart: NamedChart, withVariant: string): InputProblem {
  const { uriPrefix, copy } = chart;
  const error = /^Error: [^]*/mu.exec(stderr)?.[0].slice('Error: '.length) ?? stderr;
  const said = shortened(
    error
      .replace(/\s*Use --debug flag to render out invalid YAML\s*$/u, '')
      .replaceAll(`${copy}/`, uriPrefix)
      .replaceAll(copy, uriPrefix === '' ? '.' : uriPrefix),
  );
  if (/missing in charts\/ directory/u.test(error)) {
    const message = `${said.replace(/^.*missing packages: |^.*fetch missing dependencies: /u, '')}; run \`${buildCommand(uriPrefix)}\``;
    return { code: 'dependency-missing', uri: `${uriPrefix}Chart.yaml`, message };
  }
  const message = `the chart${withVariant} cannot be rendered: ${said === '' ? 'helm does not say why' : said}`;
  return { code: 'render-failed', ...placeIn(error, chart), message };
}

/** The place that an error names; of several that lead to each other the innermost, where it happened. */
function placeIn(error: string, { uriPrefix, parts, tree }: NamedChart): Pick<InputProblem, 'uri' | 'line'> {
  const places = [...error.matchAll(/([^\s:()"]+\/templates\/[^\s:()"]+)(?::(\d+))?/gu)].flatMap(
    ([, template = '', line]) => {
      const file = fileOf(template, parts);
      return file === undefined || !tree.has(file) ? [] : [{ file, line }];
    },
  );
  const place = places.findLast(({ line }) => line !== undefined) ?? places[0];
  if (place === undefined) {
    const uri = /values\.yaml/u.test(error) ? 'values.yaml' : 'Chart.yaml';
    return { uri: uriPrefix + uri };
  }
  const uri = uriPrefix + place.file;
  return place.line === undefined ? { uri } : { uri, line: Math.max(1, Number(place.line)) };
}

/** An error on one line, and no longer than anybody reads: where it began, and what it was in the end. */
function shortened(text: string): string {
  const line = text.trim().replaceAll(/\s*\n\s*/gu, ' ');
  return line.length > longest ? `${line.slice(0, longest / 4)} … ${line.slice(-longest / 2)}` : line;
}

const longest = 800;
