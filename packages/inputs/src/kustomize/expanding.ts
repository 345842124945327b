import type { Graph, Link, Node } from './graph.ts';
import type { Kustomization } from './kustomization.ts';
import type { Patch } from './patches.ts';
import type { Part, ReadParts } from './read-parts.ts';

/** A patch that was met. */
export interface PatchUse {
  readonly node: Node;
  readonly at: string;
  readonly isIdle: boolean;
}

/** What an expansion needs, and what it notes on the way. */
export interface Expanding {
  readonly graph: Graph;
  readonly read: ReadParts;
  readonly cwd: string;
  readonly patches: PatchUse[];
  readonly known: Map<Kustomization, OwnPatches>;
  readonly opaque: { readonly node: Node; readonly at: string }[];
  /** How much may still be done. */
  budget: number;
}

/** The patches of a kustomization, read once however often it is met. */
export interface OwnPatches {
  readonly merges: readonly Patch[];
  readonly patches: readonly Patch[];
  readonly json: readonly Patch[];
}

/** Objects times what is done to each, beyond which nothing is followed: thousands of objects under hundreds of patches. */
export const wholeBudget: number = 5_000_000;

/** Takes from the budget; what is not followed any more shows as coming from elsewhere. */
export function isAffordable(cost: number, node: Node, expanding: Expanding): boolean {
  expanding.budget -= cost;
  if (expanding.budget >= 0) return true;
  if (expanding.opaque.length === 0) expanding.opaque.push({ node, at: '' });
  return false;
}

/** The documents of the files that a kustomization lists as the configuration of plug-ins. */
export function pluginParts(
  { links }: Node,
  field: 'generators' | 'transformers',
  { read }: Expanding,
): readonly { readonly link: Link; readonly part: Part }[] {
  return links.flatMap((link) =>
    link.reference.at.startsWith(`/${field}/`) && link.kind === 'file'
      ? read(link.path).map((part) => ({ link, part }))
      : [],
  );
}
