import { isObject, type JsonObject } from '@plimsoll/engine';

import { pluginParts, type Expanding } from './expanding.ts';
import { generatedName, generatorStep } from './generators.ts';
import type { Node } from './graph.ts';
import { newInstance, type Instance } from './instance.ts';
import { entriesAt, itemsAt, memberAt, textAt, type Member } from './members.ts';
import type { Part } from './read-parts.ts';

/** Adds what the generators of a kustomization make, or has them change what others made. */
export function generate(node: Node, instances: Instance[], expanding: Expanding): void {
  const { root } = node.kustomization;
  const options = memberAt(root, 'generatorOptions');
  for (const { field, kind } of generatorFields) {
    for (const generator of itemsAt(root, field)) {
      addGenerated(generator, kind, { ...node.kustomization, options }, instances, expanding);
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
        { folder, document: part, options: undefined },
        instances,
        expanding,
      );
    }
  }
}

/** Where a generator is written, and what is asked of all generators there. */
interface GeneratorPlace {
  readonly folder: string;
  readonly document: Part;
  readonly options: Member | undefined;
}

function addGenerated(
  generator: Member,
  kind: string,
  { folder, document, options }: GeneratorPlace,
  instances: Instance[],
  expanding: Expanding,
): void {
  const name = generatedName(generator);
  const step = generatorStep(generator, { folder, cwd: expanding.cwd, locate: document.locate });
  const behaviour = textAt(generator, 'behavior');
  const merged =
    behaviour === 'merge' || behaviour === 'replace'
      ? instances.find((one) => one.kinds.includes(kind) && one.names.includes(name))
      : undefined;
  if (merged !== undefined) {
    merged.steps.push(step);
    return;
  }
  const namespace = textAt(generator, 'namespace');
  const marks = {
    labels: marksOf(generator, options, 'labels'),
    annotations: marksOf(generator, options, 'annotations'),
  };
  const metadata = { name, ...marks, ...(namespace === undefined ? {} : { namespace }) };
  const instance = newInstance({ apiVersion: 'v1', kind, metadata }, true);
  instance.steps.push(step);
  instances.push(instance);
}

/** Labels or annotations that are asked for on what a generator makes, its own over those for all. */
function marksOf(generator: Member, shared: Member | undefined, key: 'labels' | 'annotations'): JsonObject {
  const all = [shared, memberAt(generator, 'options')].filter((options) => options !== undefined);
  return Object.fromEntries(
    all.flatMap((options) => entriesAt(options, key)).map((one) => [one.key, one.value]),
  );
}

const generatorFields = [
  { field: 'configMapGenerator', kind: 'ConfigMap' },
  { field: 'secretGenerator', kind: 'Secret' },
] as const;
