import { isObject } from '@plimsoll/engine';

import { pluginParts, type Expanding } from './expanding.ts';
import { generatedName, generatorStep } from './generators.ts';
import type { Node } from './graph.ts';
import { newInstance, type Instance } from './instance.ts';
import { itemsAt, textAt, type Member } from './members.ts';
import type { Part } from './read-parts.ts';

/** Adds what the generators of a kustomization make, or has them change what others made. */
export function generate(node: Node, instances: Instance[], expanding: Expanding): void {
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
  instances.push(instance);
}

const generatorFields = [
  { field: 'configMapGenerator', kind: 'ConfigMap' },
  { field: 'secretGenerator', kind: 'Secret' },
] as const;
