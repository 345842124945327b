import { realpathSync, statSync, type Stats } from 'node:fs';
import { resolve } from 'node:path';

import type { InputProblem, InputProblemCode } from '../input-problem.ts';
import { forwardSlashed } from '../uri.ts';
import { systemCode } from '../system-error.ts';
import {
  hasKustomizationName,
  kustomizationIn,
  readKustomization,
  type Kustomization,
} from './kustomization.ts';
import { isRemote, type Reference } from './references.ts';
import type { SourceFile } from '../read-source.ts';

/** Kustomizations and what they name, as far as it lies on this machine. */
export interface Graph {
  /** By folder. */
  readonly nodes: ReadonlyMap<string, Node>;
  /** What is rendered: the kustomizations that were found and that no other names. */
  readonly roots: readonly Node[];
  /** Kustomizations that name each other in a circle, each circle once. */
  readonly cycles: readonly (readonly Node[])[];
}

/** A kustomization and where its references lead. */
export interface Node {
  readonly kustomization: Kustomization;
  readonly links: readonly Link[];
}

/** Where a reference leads. */
export type Link = { readonly reference: Reference } & (
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'remote' }
  | { readonly kind: 'missing' }
);

/** More kustomizations than any repository has; beyond them references are not followed. */
const mostNodes = 20_000;

/** Follows the references of the kustomizations among some files, also to where nothing was looked for. */
export function graphOf(files: readonly SourceFile[], cwd: string): Graph {
  const nodes = new Map<string, Node>();
  const waiting: Kustomization[] = [];
  const found = files.filter(({ path }) => hasKustomizationName(forwardSlashed(path)));
  for (const file of found) {
    const kustomization = readKustomization(file);
    if (kustomization !== undefined) waiting.push(kustomization);
  }
  const foundFolders = new Set(waiting.map(({ folder }) => folder));
  for (let next = waiting.shift(); next !== undefined && nodes.size < mostNodes; next = waiting.shift()) {
    if (nodes.has(next.folder)) continue;
    const node = { kustomization: next, links: linksOf(next) };
    nodes.set(next.folder, node);
    for (const folder of foldersOf(node)) {
      const named = nodes.has(folder) ? undefined : kustomizationIn(folder, cwd);
      if (named !== undefined) waiting.push(named);
    }
  }
  const named = new Set([...nodes.values()].flatMap((node) => foldersOf(node)));
  const roots = [...foundFolders].flatMap((folder) => {
    const node = named.has(folder) ? undefined : nodes.get(folder);
    return node === undefined || node.kustomization.isComponent ? [] : [node];
  });
  return { nodes, roots, cycles: cyclesIn(nodes) };
}

/** The folders that a kustomization names. */
export function foldersOf({ links }: Node): readonly string[] {
  return links.flatMap((link) => (link.kind === 'folder' ? link.folder : []));
}

/** A kustomization and all that it is made of, itself first. */
export function reachedFrom(start: Node, { nodes }: Pick<Graph, 'nodes'>): ReadonlySet<Node> {
  const reached = new Set<Node>([start]);
  for (const node of reached) {
    for (const folder of foldersOf(node)) {
      const next = nodes.get(folder);
      if (next !== undefined) reached.add(next);
    }
  }
  return reached;
}

/** A problem at the place of a pointer in a kustomization. */
export function problemIn(
  { document }: Pick<Kustomization, 'document'>,
  at: string,
  code: InputProblemCode,
  message: string,
): InputProblem {
  const { uri, line, column } = document.locate(at);
  return { code, uri, line, column, message };
}

function linksOf({ folder, references }: Kustomization): readonly Link[] {
  return references.map((reference) => ({ reference, ...targetOf(reference, folder) }));
}

type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'remote' }
  | { readonly kind: 'missing' };

function targetOf({ path }: Reference, folder: string): Target {
  if (isRemote(path, folder)) return { kind: 'remote' };
  try {
    const target = realpathSync.native(resolve(folder, path));
    const stats: Stats = statSync(target);
    return stats.isDirectory()
      ? { kind: 'folder', folder: forwardSlashed(target) }
      : { kind: 'file', path: forwardSlashed(target) };
  } catch (error) {
    systemCode(error);
    return { kind: 'missing' };
  }
}

/** Depth first without recursion, for a chain may be as long as its writer likes. */
function cyclesIn(nodes: ReadonlyMap<string, Node>): readonly (readonly Node[])[] {
  const cycles: (readonly Node[])[] = [];
  const done = new Set<Node>();
  for (const start of nodes.values()) {
    if (done.has(start)) continue;
    const path: Node[] = [start];
    const onPath = new Set<Node>(path);
    const open: { readonly node: Node; readonly rest: string[] }[] = [
      { node: start, rest: [...foldersOf(start)] },
    ];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const folder = top.rest.shift();
      if (folder === undefined) {
        open.pop();
        path.pop();
        onPath.delete(top.node);
        done.add(top.node);
        continue;
      }
      const next = nodes.get(folder);
      if (next === undefined || done.has(next)) continue;
      if (onPath.has(next)) {
        cycles.push(path.slice(path.indexOf(next)));
        continue;
      }
      path.push(next);
      onPath.add(next);
      open.push({ node: next, rest: [...foldersOf(next)] });
    }
  }
  return cycles;
}
