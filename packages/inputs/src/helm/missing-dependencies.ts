import type { InputProblem } from '../input-problem.ts';
import type { ChartPart } from './chart-parts.ts';
import type { ChartTree } from './chart-tree.ts';

/** Charts that others need and that do not lie in `charts/`: nothing is fetched, so the user is told the command that does. */
export function missingDependencies(
  parts: readonly ChartPart[],
  tree: ChartTree,
  uriPrefix: string,
): readonly InputProblem[] {
  return parts.flatMap((part) => {
    const missing = part.chart.dependencies.filter(({ name }) => !isVendored(name, part, parts, tree));
    const [first] = missing;
    if (first === undefined) return [];
    const names = missing.map(({ name }) => `\`${name}\``).join(', ');
    const message = `the chart needs ${names}, which ${missing.length === 1 ? 'is' : 'are'} not in \`charts/\`; run \`${buildCommand(uriPrefix + part.folder)}\``;
    return [{ code: 'dependency-missing', uri: uriPrefix + first.file, line: first.line, message }];
  });
}

/** The command that fetches what a chart needs. */
export function buildCommand(folderUri: string): string {
  const folder = folderUri.replace(/\/$/u, '') || '.';
  return `helm dependency build ${/^[\w./+@-]+$/u.test(folder) ? folder : `'${folder.replaceAll("'", `'\\''`)}'`}`;
}

function isVendored(name: string, part: ChartPart, parts: readonly ChartPart[], tree: ChartTree): boolean {
  const inside = `${part.folder}charts/`;
  if (parts.some(({ folder, chart }) => chart.name === name && folder.startsWith(inside))) return true;
  const archives = [...tree.keys()].filter((file) => file.startsWith(inside) && file.endsWith('.tgz'));
  // An archive may be called anything; Helm looks into it and says what it misses.
  return archives.some((file) => {
    const archive = file.slice(inside.length);
    return (
      archive.startsWith(`${name}-`) ||
      !part.chart.dependencies.some((one) => archive.startsWith(`${one.name}-`))
    );
  });
}
