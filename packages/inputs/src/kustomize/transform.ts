import { isAffordable, pluginParts, type Expanding, type OwnPatches } from './expanding.ts';
import type { Node } from './graph.ts';
import { holdCommonMarks } from './held-marks.ts';
import { imagesStep } from './images.ts';
import { presentKind, presentName, type Instance } from './instance.ts';
import { marksStep } from './marks.ts';
import { isText, itemsAt, itemsOf, memberAt, textAt, type Member } from './members.ts';
import { applyPatch, listedPatches, mergePatches, type Patch } from './patches.ts';
import { applyPlugin } from './plugins.ts';
import type { Part } from './read-parts.ts';
import { applyReplacement } from './replacements.ts';
import type { Step } from './setting.ts';
import { affixStep, namespaceStep, replicasStep } from './small-transformers.ts';

/** What a kustomization changes in the objects that it has by then, in the order in which Kustomize does it. */
export function transform(node: Node, instances: Instance[], expanding: Expanding): void {
  const { kustomization } = node;
  const { root, document } = kustomization;
  const { locate } = document;
  const patch = (patches: readonly Patch[]): void => {
    for (const one of patches) {
      if (!isAffordable(1 + instances.length, node, expanding)) return;
      const taken = applyPatch(one, instances);
      const isIdle = taken === 0 && one.parts.length > 0 && expanding.opaque.length === 0;
      expanding.patches.push({ node, at: one.at, isIdle });
    }
  };
  if (!isAffordable(instances.length, node, expanding)) return;
  const own = patchesOf(node, expanding);
  for (const instance of instances)
    instance.entered = { name: presentName(instance), namespace: instance.namespaces.at(-1) };
  patch(own.merges);
  patch(own.patches);
  setNamespace(memberAt(root, 'namespace'), instances, locate);
  affix(memberAt(root, 'namePrefix'), 'before', instances, locate);
  affix(memberAt(root, 'nameSuffix'), 'after', instances, locate);
  const marks = marksStep(root, locate);
  pushEverywhere(marks, instances);
  holdCommonMarks(root, instances);
  patch(own.json);
  const replicas = itemsAt(root, 'replicas');
  for (const instance of replicas.length === 0 ? [] : instances) {
    const step = replicasStep(replicas, instance.names, locate);
    if (step !== undefined) instance.steps.push(step);
  }
  const images = itemsAt(root, 'images');
  pushEverywhere(images.length === 0 ? undefined : imagesStep(images, locate), instances);
  for (const { replacement, part } of replacementsOf(node, expanding)) {
    if (!isAffordable(1 + instances.length, node, expanding)) return;
    applyReplacement(replacement, instances, part.locate);
  }
  for (const { link, part } of pluginParts(node, 'transformers', expanding)) {
    if (!isAffordable(1 + instances.length, node, expanding)) return;
    const isKnown = applyPlugin(part, kustomization, instances, expanding.read);
    if (!isKnown) expanding.opaque.push({ node, at: link.reference.at });
  }
}

function patchesOf({ kustomization }: Node, { read, known }: Expanding): OwnPatches {
  const found = known.get(kustomization);
  if (found !== undefined) return found;
  const made = {
    merges: mergePatches(kustomization, read),
    patches: listedPatches(kustomization, 'patches', read),
    json: listedPatches(kustomization, 'patchesJson6902', read),
  };
  known.set(kustomization, made);
  return made;
}

/** Writes a namespace on every object; on kinds that have none it does nothing that a finding could show. */
function setNamespace(
  namespace: Member | undefined,
  instances: readonly Instance[],
  locate: Part['locate'],
): void {
  if (!isText(namespace) || namespace.value === '') return;
  for (const instance of instances) {
    instance.namespaces.push(namespace.value);
    if (presentKind(instance) === 'Namespace' && instance.group === '') instance.names.push(namespace.value);
    instance.steps.push(namespaceStep(namespace, presentKind(instance), locate));
  }
}

/** Kinds whose name Kustomize leaves as it is. */
const unaffixed: ReadonlySet<string> = new Set(['CustomResourceDefinition', 'APIService', 'Namespace']);

/** Puts a text before or after every name. */
function affix(
  text: Member | undefined,
  side: 'before' | 'after',
  instances: readonly Instance[],
  locate: Part['locate'],
): void {
  if (!isText(text) || text.value === '') return;
  const step = affixStep(text, side, locate);
  for (const instance of instances) {
    if (unaffixed.has(presentKind(instance))) continue;
    const name = presentName(instance);
    instance.names.push(side === 'before' ? text.value + name : name + text.value);
    instance.steps.push(step);
  }
}

/** Gives every object a step. */
function pushEverywhere(step: Step | undefined, instances: readonly Instance[]): void {
  if (step === undefined) return;
  for (const instance of instances) instance.steps.push(step);
}

/** Replacements are written in the kustomization, or one or several in a file. */
function replacementsOf(
  node: Node,
  { read }: Expanding,
): readonly { readonly replacement: Member; readonly part: Part }[] {
  const { root, document, folder } = node.kustomization;
  return itemsAt(root, 'replacements').flatMap(
    (item): readonly { readonly replacement: Member; readonly part: Part }[] => {
      const path = textAt(item, 'path');
      if (path === undefined) return [{ replacement: item, part: document }];
      return read(`${folder}/${path}`).flatMap((part) => {
        const whole: Member = { value: part.value, at: '' };
        const listed = itemsOf(whole);
        const inPlugin = itemsAt(whole, 'replacements');
        const all = listed.length > 0 ? listed : inPlugin.length > 0 ? inPlugin : [whole];
        return all.map((replacement) => ({ replacement, part }));
      });
    },
  );
}
