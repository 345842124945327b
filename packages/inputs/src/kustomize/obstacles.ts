import type { InputProblem } from '../input-problem.ts';
import type { BuildOptions } from './build.ts';
import { problemIn, type Link, type Node } from './graph.ts';
import { itemsAt, textAt } from './members.ts';

/** What keeps a kustomization from being built: whatever it or what it names would fetch, run, or not find. */
export function obstaclesIn(
  nodes: Iterable<Node>,
  { allowRemoteBases = false, enableHelm = false }: BuildOptions,
): readonly InputProblem[] {
  const problems: InputProblem[] = [];
  for (const node of nodes) {
    for (const link of node.links) {
      if (link.kind === 'remote' && !allowRemoteBases) problems.push(remoteProblem(node, link));
      if (link.kind === 'missing') problems.push(missingProblem(node, link));
    }
    if (!enableHelm) problems.push(...chartProblems(node));
  }
  return problems;
}

function remoteProblem({ kustomization }: Node, { reference }: Link): InputProblem {
  const message = `\`${reference.path}\` lies elsewhere and is not fetched, so nothing that names it is built; keep a copy of it in the repository, or write \`--allow-remote-bases\``;
  return problemIn(kustomization, reference.at, 'remote-base', message);
}

function missingProblem({ kustomization }: Node, { reference }: Link): InputProblem {
  const message = `\`${reference.path}\` does not exist, so nothing that names it is built; correct the path`;
  return problemIn(kustomization, reference.at, 'not-found', message);
}

function chartProblems({ kustomization }: Node): readonly InputProblem[] {
  const charts = [
    ...itemsAt(kustomization.root, 'helmCharts'),
    ...itemsAt(kustomization.root, 'helmChartInflationGenerator'),
  ];
  return charts.map((chart) => {
    const name = textAt(chart, 'name') ?? textAt(chart, 'chartName') ?? 'a chart';
    const message = `the chart \`${name}\` is not rendered, so nothing that names it is built; write \`--enable-helm\` to have Kustomize run \`helm\``;
    return problemIn(kustomization, chart.at, 'render-failed', message);
  });
}
