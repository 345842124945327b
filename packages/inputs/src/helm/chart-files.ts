import type { SourceFile } from '../read-source.ts';
import { prefixOf } from '../uri.ts';

/** A chart that was found, and the files that were found of it. */
export interface FoundChart {
  /** Absolute, without a slash at its end. */
  readonly path: string;
  /** What stands before the names in its folder: empty for the current one, else with a slash at its end. */
  readonly uriPrefix: string;
  readonly chartFile: SourceFile;
  readonly files: readonly SourceFile[];
}

/** Takes charts out of the files that were found. Subcharts belong to their parent; what a chart only keeps beside it stays. */
export function chartsAmong(files: readonly SourceFile[]): {
  readonly charts: readonly FoundChart[];
  readonly rest: readonly SourceFile[];
} {
  const roots = new Map(files.filter(isChartFile).map((file) => [folderOf(file.path), file]));
  if (roots.size === 0) return { charts: [], rest: files };
  for (const folder of roots.keys()) {
    if (isPartOfAnother(folder, roots)) roots.delete(folder);
  }
  const owned = Map.groupBy(files, ({ path }) => ownerOf(path, roots));
  const charts = [...roots].map(([path, chartFile]) => ({
    path,
    uriPrefix: prefixOf(folderOf(chartFile.uri)),
    chartFile,
    files: owned.get(path) ?? [],
  }));
  return { charts, rest: owned.get(undefined) ?? [] };
}

function isChartFile({ path }: SourceFile): boolean {
  return path.endsWith('/Chart.yaml');
}

function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

function isPartOfAnother(folder: string, roots: ReadonlyMap<string, SourceFile>): boolean {
  return foldersAbove(folder).some((above) => roots.has(above) && isInner(folder.slice(above.length + 1)));
}

/** The chart that a file is a part of, the outermost of nested ones. */
function ownerOf(path: string, roots: ReadonlyMap<string, SourceFile>): string | undefined {
  return foldersAbove(path).find((above) => roots.has(above) && isOfChart(path.slice(above.length + 1)));
}

function foldersAbove(path: string): readonly string[] {
  const above: string[] = [];
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    above.push(path.slice(0, slash));
  }
  return above;
}

function isInner(relative: string): boolean {
  return /^(?:templates|charts|crds)\//u.test(relative);
}

function isOfChart(relative: string): boolean {
  return isInner(relative) || relative === 'Chart.yaml' || /^(?:values|requirements)[^/]*$/u.test(relative);
}

/** The files of values beside a chart's own that make a variant each, as `values-prod.yaml` or `values.prod.yaml`. */
export function variantNames({ path, files }: FoundChart): readonly string[] {
  return files
    .map((file) => file.path.slice(path.length + 1))
    .filter((name) => /^values[-.][^/]+\.ya?ml$/u.test(name))
    .toSorted();
}
