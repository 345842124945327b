import { isObject } from '@plimsoll/engine';

import { generatedName, generatorStep } from './generators.ts';
import type { Graph, Link, Node } from './graph.ts';
import { imagesStep } from './images.ts';
import { instancesIn, newInstance, presentName, type Instance } from './instance.ts';
import { marksStep } from './marks.ts';
import { isText, itemsAt, itemsOf, memberAt, textAt, type Member } from './members.ts';
import { applyPatch, listedPatches, mergePatches, type Patch } from './patches.ts';
import { applyPlugin } from './plugins.ts';
import type { Part, ReadParts } from './read-parts.ts';
import { applyReplacement } from './replacements.ts';
import type { Step } from './setting.ts';
import { affixStep, namespaceStep, replicasStep } from './small-transformers.ts';

/** What a root is built from. */
export interface Expansion {
  readonly instances: readonly Instance[];
  /** Every patch as often as it was met, and whether there was anything that it is for. */
  readonly patches: readonly PatchUse[];
  /** Where objects come in whose files are not known here: fetched bases, charts, generators of others. */
  readonly opaque: readonly { readonly node: Node; readonly at: string }[];
}

/** A patch that was met. */
export interface PatchUse {
  readonly node: Node;
  readonly at: string;
  readonly isIdle: boolean;
}

/** What an expansion needs, and what it notes on the way. */
interface Expanding {
  readonly graph: Graph;
  readonly read: ReadParts;
  readonly cwd: string;
  readonly patches: PatchUse[];
  readonly opaque: { readonly node: Node; readonly at: string }[];
  taken: number;
}

/** Bases within bases, and objects of one root, beyond which nothing is followed. */
const deepest = 200;
const mostInstances = 200_000;

/**
 * Follows a build step by step, in Kustomize's own order: resources, components, generators, transformers. It does not
 * build anything: it only notes which files and fields every object passes.
 */
export function expand(root: Node, graph: Graph, read: ReadParts, cwd: string): Expansion {
  const expanding: Expanding = { graph, read, cwd, patches: [], opaque: [], taken: 0 };
  const instances = accumulate(root, [], expanding, 0);
  return { instances, patches: expanding.patches, opaque: expanding.opaque };
}

/** The objects of a kustomization. A component gets those of the one that names it, and changes them too. */
function accumulate(node: Node, given: Instance[], expanding: Expanding, depth: number): Instance[] {
  const { kustomization, links } = node;
  const instances = given;
  if (depth > deepest) {
    expanding.opaque.push({ node, at: '' });
    return instances;
  }
  for (const link of links) {
    if (link.reference.role !== 'resource') continue;
    for (const instance of resourcesOf(link, node, expanding, depth)) take(instance, instances, expanding);
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

function take(instance: Instance, instances: Instance[], expanding: Expanding): void {
  expanding.taken += 1;
  if (expanding.taken <= mostInstances) instances.push(instance);
}

function resourcesOf(link: Link, node: Node, expanding: Expanding, depth: number): readonly Instance[] {
  if (link.kind === 'file') return expanding.read(link.path).flatMap(instancesIn);
  const base = link.kind === 'folder' ? expanding.graph.nodes.get(link.folder) : undefined;
  if (base !== undefined) return accumulate(base, [], expanding, depth + 1);
  expanding.opaque.push({ node, at: link.reference.at });
  return [];
}

function generate(node: Node, instances: Instance[], expanding: Expanding): void {
  const { root } = node.kustomization;
  for (const { field, kind } of generatorFields) {
    for (const generator of itemsAt(root, field)) {
      addGenerated(generator, kind, node.kustomization, instances, expanding);
    }
  }
  for (const { link, part } of pluginParts(node, 'generators', expanding)) {
    const kind = isObject(part.value) ? textAt({ value: part.value, at: '' }, 'kind') : undefined;
    const known = generatorFields.find((one) => `${one.kind}Generator` === kind);
    if (known === undefined) expanding.opaque.push({ node, at: link.reference.at });
    else {
      const { folder } = node.kustomization;
      addGenerated(
        { value: part.value, at: '' },
        known.kind,
        { folder, document: part },
        instances,
        expanding,
      );
    }
  }
}

function addGenerated(
  generator: Member,
  kind: string,
  { folder, document }: { readonly folder: string; readonly document: Part },
  instances: Instance[],
  expanding: Expanding,
): void {
  const name = generatedName(generator);
  const step = generatorStep(generator, { folder, cwd: expanding.cwd, locate: document.locate });
  const behaviour = textAt(generator, 'behavior');
  const merged =
    behaviour === 'merge' || behaviour === 'replace'
      ? instances.find((one) => one.kind === kind && one.names.includes(name))
      : undefined;
  if (merged !== undefined) {
    merged.steps.push(step);
    return;
  }
  const namespace = textAt(generator, 'namespace');
  const metadata = { name, ...(namespace === undefined ? {} : { namespace }) };
  const instance = newInstance({ apiVersion: 'v1', kind, metadata }, true);
  instance.steps.push(step);
  take(instance, instances, expanding);
}

const generatorFields = [
  { field: 'configMapGenerator', kind: 'ConfigMap' },
  { field: 'secretGenerator', kind: 'Secret' },
] as const;

/** What a kustomization changes in the objects that it has by then, in the order in which Kustomize does it. */
function transform(node: Node, instances: Instance[], expanding: Expanding): void {
  const { kustomization } = node;
  const { root, document } = kustomization;
  const { locate } = document;
  const patch = (patches: readonly Patch[]): void => {
    for (const one of patches) {
      const taken = applyPatch(one, instances);
      const isIdle = taken === 0 && one.parts.length > 0 && expanding.opaque.length === 0;
      expanding.patches.push({ node, at: one.at, isIdle });
    }
  };
  patch(mergePatches(kustomization, expanding.read));
  patch(listedPatches(kustomization, 'patches', expanding.read));
  setNamespace(memberAt(root, 'namespace'), instances, locate);
  affix(memberAt(root, 'namePrefix'), 'before', instances, locate);
  affix(memberAt(root, 'nameSuffix'), 'after', instances, locate);
  const marks = marksStep(root, locate);
  pushEverywhere(marks, instances);
  patch(listedPatches(kustomization, 'patchesJson6902', expanding.read));
  const replicas = itemsAt(root, 'replicas');
  for (const instance of replicas.length === 0 ? [] : instances) {
    const step = replicasStep(replicas, instance.names, locate);
    if (step !== undefined) instance.steps.push(step);
  }
  const images = itemsAt(root, 'images');
  pushEverywhere(images.length === 0 ? undefined : imagesStep(images, locate), instances);
  for (const { replacement, part } of replacementsOf(node, expanding)) {
    applyReplacement(replacement, instances, part.locate);
  }
  for (const { part } of pluginParts(node, 'transformers', expanding)) {
    applyPlugin(part, kustomization, instances, expanding.read);
  }
}

/** Writes a namespace on every object; on kinds that have none it does nothing that a finding could show. */
export function setNamespace(
  namespace: Member | undefined,
  instances: readonly Instance[],
  locate: Part['locate'],
): void {
  if (!isText(namespace) || namespace.value === '') return;
  for (const instance of instances) {
    instance.namespaces.push(namespace.value);
    if (instance.kind === 'Namespace' && instance.group === '') instance.names.push(namespace.value);
    instance.steps.push(namespaceStep(namespace, instance.kind, locate));
  }
}

/** Kinds whose name Kustomize leaves as it is. */
const unaffixed: ReadonlySet<string> = new Set(['CustomResourceDefinition', 'APIService', 'Namespace']);

/** Puts a text before or after every name. */
export function affix(
  text: Member | undefined,
  side: 'before' | 'after',
  instances: readonly Instance[],
  locate: Part['locate'],
): void {
  if (!isText(text) || text.value === '') return;
  for (const instance of instances) {
    if (unaffixed.has(instance.kind)) continue;
    const name = presentName(instance);
    instance.names.push(side === 'before' ? text.value + name : name + text.value);
    instance.steps.push(affixStep(text, side, locate));
  }
}

/** Gives every object a step. */
export function pushEverywhere(step: Step | undefined, instances: readonly Instance[]): void {
  if (step === undefined) return;
  for (const instance of instances) instance.steps.push(step);
}

/** Replacements are written in the kustomization, or one or several in a file. */
function replacementsOf(
  node: Node,
  { read }: Expanding,
): readonly { readonly replacement: Member; readonly part: Part }[] {
  const { root, document, folder } = node.kustomization;
  return itemsAt(root, 'replacements').flatMap((item) => {
    const path = textAt(item, 'path');
    if (path === undefined) return [{ replacement: item, part: document }];
    return read(`${folder}/${path}`).flatMap((part) => {
      const whole: Member = { value: part.value, at: '' };
      const listed = itemsOf(whole);
      const inPlugin = itemsAt(whole, 'replacements');
      const all = listed.length > 0 ? listed : inPlugin.length > 0 ? inPlugin : [whole];
      return all.map((replacement) => ({ replacement, part }));
    });
  });
}

function pluginParts(
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
