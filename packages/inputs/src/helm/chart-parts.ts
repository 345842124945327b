import {
  isArray,
  isObject,
  placedDocuments,
  valueAt,
  type JsonValue,
  type PlacedDocument,
} from '@plimsoll/engine';

import { isInputProblem } from '../input-problem.ts';
import { decodeSource } from '../decode.ts';
import type { ChartTree } from './chart-tree.ts';

/** A chart or one of its subcharts, as far as it lies unpacked in the chart's folder. */
export interface ChartPart {
  /** Its folder in the chart: empty for the chart itself, else with a slash at its end. */
  readonly folder: string;
  /** What stands before `templates/` where Helm names the source of something rendered. */
  readonly renderedPrefix: string;
  /** Under which keys the chart's values reach it. */
  readonly valuesPath: readonly string[];
  readonly chart: ChartDescription;
}

/** What a `Chart.yaml` says. */
export interface ChartDescription {
  readonly name: string;
  readonly isLibrary: boolean;
  /** Whether the file is a chart's at all: something else may have the same name. */
  readonly isChart: boolean;
  readonly dependencies: readonly ChartDependency[];
}

/** A chart that another needs. */
export interface ChartDependency {
  readonly name: string;
  readonly alias: string | undefined;
  readonly repository: string | undefined;
  /** The file that names it, and the line. */
  readonly file: string;
  readonly line: number;
}

/** Subcharts of subcharts, and no more than anybody has. */
const deepest = 8;

/** A chart and its subcharts; one that is used under several names stands there once for each. */
export function chartPartsOf(tree: ChartTree): readonly ChartPart[] {
  const chart = describeChart(tree, '');
  const root: ChartPart = { folder: '', renderedPrefix: `${chart.name}/`, valuesPath: [], chart };
  return [root, ...subchartsOf(root, tree, deepest)];
}

/** Reads the `Chart.yaml` of a folder in the tree, and the `requirements.yaml` that older charts have beside it. */
export function describeChart(tree: ChartTree, folder: string): ChartDescription {
  const value = documentIn(tree, `${folder}Chart.yaml`)?.value;
  const name = textAt(value, 'name');
  return {
    name: name ?? 'release',
    isLibrary: textAt(value, 'type') === 'library',
    isChart: name !== undefined || textAt(value, 'kind') === undefined,
    dependencies: ['Chart.yaml', 'requirements.yaml'].flatMap((file) =>
      dependenciesIn(documentIn(tree, folder + file), folder + file),
    ),
  };
}

/** The first document of a file of the chart; `undefined` where there is none that can be read. */
export function documentIn(tree: ChartTree, name: string): PlacedDocument | undefined {
  const bytes = tree.get(name);
  if (bytes === undefined) return undefined;
  const source = decodeSource(Buffer.from(bytes), name);
  return isInputProblem(source) ? undefined : placedDocuments(source).documents[0];
}

function dependenciesIn(document: PlacedDocument | undefined, file: string): readonly ChartDependency[] {
  const list = isObject(document?.value) ? valueAt(document.value, 'dependencies') : undefined;
  if (document === undefined || !isArray(list)) return [];
  return list.flatMap((item, index) => {
    const name = textAt(item, 'name');
    if (name === undefined) return [];
    const { line } = document.locate(`/dependencies/${index}`);
    return [{ name, alias: textAt(item, 'alias'), repository: textAt(item, 'repository'), file, line }];
  });
}

function subchartsOf(parent: ChartPart, tree: ChartTree, depth: number): readonly ChartPart[] {
  if (depth === 0) return [];
  const inside = `${parent.folder}charts/`;
  const folders = new Set(
    [...tree.keys()]
      .filter((name) => name.startsWith(inside) && name.endsWith('/Chart.yaml'))
      .map((name) => name.slice(0, name.indexOf('/', inside.length) + 1)),
  );
  return [...folders].flatMap((folder) => {
    if (!tree.has(`${folder}Chart.yaml`)) return [];
    const chart = describeChart(tree, folder);
    return namesOf(chart, parent).flatMap((name) => {
      const part: ChartPart = {
        folder,
        renderedPrefix: `${parent.renderedPrefix}charts/${name}/`,
        valuesPath: [...parent.valuesPath, name],
        chart,
      };
      return [part, ...subchartsOf(part, tree, depth - 1)];
    });
  });
}

/** Under which names a chart is a part of its parent. */
function namesOf({ name }: ChartDescription, parent: ChartPart): readonly string[] {
  const needed = parent.chart.dependencies.filter((dependency) => dependency.name === name);
  return needed.length === 0 ? [name] : needed.map(({ alias }) => alias ?? name);
}

function textAt(value: JsonValue | undefined, key: string): string | undefined {
  const text = isObject(value) ? valueAt(value, key) : undefined;
  // Helm takes a number or a truth value that YAML makes of an unquoted name for its text.
  if (typeof text === 'number' || typeof text === 'boolean') return String(text);
  return typeof text === 'string' && text !== '' ? text : undefined;
}
