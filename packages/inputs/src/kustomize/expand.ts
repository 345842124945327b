import { generate } from './generate.ts';
import { isAffordable, wholeBudget, type Expanding, type PatchUse } from './expanding.ts';
import type { Graph, Link, Node } from './graph.ts';
import { instancesIn, type Instance } from './instance.ts';
import { itemsAt } from './members.ts';
import type { ReadParts } from './read-parts.ts';
import { transform } from './transform.ts';

/** What a root is built from. */
export interface Expansion {
  readonly instances: readonly Instance[];
  /** Every patch as often as it was met, and whether there was anything that it is for. */
  readonly patches: readonly PatchUse[];
  /** Where objects come in whose files are not known here: fetched bases, charts, generators of others. */
  readonly opaque: readonly { readonly node: Node; readonly at: string }[];
}

/** Bases within bases beyond which nothing is followed. */
const deepest = 200;

/** What it costs to look at a kustomization, in what is done to one object. */
const visitCost = 25;

/**
 * Follows a build step by step, in Kustomize's own order: resources, components, generators, transformers. It does not
 * build anything: it only notes which files and fields every object passes.
 */
export function expand(root: Node, graph: Graph, read: ReadParts, cwd: string): Expansion {
  const expanding: Expanding = {
    graph,
    read,
    cwd,
    patches: [],
    known: new Map(),
    opaque: [],
    budget: wholeBudget,
  };
  const instances = accumulate(root, [], expanding, 0);
  return { instances, patches: expanding.patches, opaque: expanding.opaque };
}

/** The objects of a kustomization. A component gets those of the one that names it, and changes them too. */
function accumulate(node: Node, given: Instance[], expanding: Expanding, depth: number): Instance[] {
  const { kustomization, links } = node;
  const instances = given;
  if (depth > deepest) expanding.opaque.push({ node, at: '' });
  if (depth > deepest || !isAffordable(visitCost + links.length, node, expanding)) return instances;
  for (const link of links) {
    if (link.reference.role !== 'resource') continue;
    for (const instance of resourcesOf(link, node, expanding, depth)) instances.push(instance);
  }
  for (const link of links) {
    if (link.reference.role !== 'component') continue;
    const component = link.kind === 'folder' ? expanding.graph.nodes.get(link.folder) : undefined;
    if (component === undefined) expanding.opaque.push({ node, at: link.reference.at });
    else accumulate(component, instances, expanding, depth + 1);
  }
  generate(node, instances, expanding);
  transform(node, instances, expanding);
  for (const { at } of itemsAt(kustomization.root, 'helmCharts')) expanding.opaque.push({ node, at });
  return instances;
}

function resourcesOf(link: Link, node: Node, expanding: Expanding, depth: number): readonly Instance[] {
  if (link.kind === 'file') return expanding.read(link.path).flatMap(instancesIn);
  const base = link.kind === 'folder' ? expanding.graph.nodes.get(link.folder) : undefined;
  if (base !== undefined) return accumulate(base, [], expanding, depth + 1);
  expanding.opaque.push({ node, at: link.reference.at });
  return [];
}
