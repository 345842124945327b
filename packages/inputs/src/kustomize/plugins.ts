import { imagesStep } from './images.ts';
import type { Instance } from './instance.ts';
import type { Kustomization } from './kustomization.ts';
import { memberAt, textAt, type Member } from './members.ts';
import { applyPatch, patchOf } from './patches.ts';
import type { Part, ReadParts } from './read-parts.ts';

/**
 * Applies a transformer that a file under `transformers` configures, as far as it is one of Kustomize's own that says where
 * values come from. False for others, whose work shows only in what is built.
 */
export function applyPlugin(
  part: Part,
  kustomization: Kustomization,
  instances: readonly Instance[],
  read: ReadParts,
): boolean {
  const root: Member = { value: part.value, at: '' };
  switch (textAt(root, 'kind')) {
    case 'PatchTransformer':
    case 'PatchJson6902Transformer':
      applyPatch(patchOf(root, { ...kustomization, document: documentOf(part) }, read), instances);
      return true;
    case 'ImageTagTransformer': {
      const image = memberAt(root, 'imageTag');
      if (image === undefined) return true;
      for (const instance of instances) instance.steps.push(imagesStep([image], part.locate));
      return true;
    }
    default:
      return false;
  }
}

/** A patch within a plugin's file is taken to stand at its first line, for the lines of a text in it are not counted. */
function documentOf({ value, locate }: Part): Kustomization['document'] {
  return { value, locate, valueStart: () => ({ line: Number.MAX_SAFE_INTEGER, column: 1 }) };
}
