import type { ChartPart } from './chart-parts.ts';

/**
 * The file of a chart that Helm names as the source of something rendered, by its path in the chart. `undefined` where it
 * lies in a subchart that is packed in an archive.
 */
export function fileOf(template: string, parts: readonly ChartPart[]): string | undefined {
  const part = partOf(template, parts);
  const file = part === undefined ? '' : template.slice(part.renderedPrefix.length);
  return part === undefined || file.startsWith('charts/') ? undefined : part.folder + file;
}

/** The innermost part of a chart that lies unpacked and that something rendered belongs to. */
export function partOf(template: string, parts: readonly ChartPart[]): ChartPart | undefined {
  return parts
    .filter(({ renderedPrefix }) => template.startsWith(renderedPrefix))
    .reduce<ChartPart | undefined>(
      (best, part) =>
        best === undefined || part.renderedPrefix.length > best.renderedPrefix.length ? part : best,
      undefined,
    );
}
