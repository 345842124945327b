import { resolve } from 'node:path';

import { isArray, isObject, valueAt } from '@plimsoll/engine';

import { holdMergedMarks, holdPatchedMarks } from './held-marks.ts';
import type { Instance } from './instance.ts';
import { presentKind, presentName } from './instance.ts';
import { jsonPatchStep, textsSetBy } from './json-patch.ts';
import type { Kustomization } from './kustomization.ts';
import { isText, itemsAt, memberAt, nameIn, textAt, type Member } from './members.ts';
import { inlineParts, type Part, type ReadParts } from './read-parts.ts';
import { isInline } from './references.ts';
import { isDeletion, strategicMergeStep } from './strategic-merge.ts';
import { isSelected } from './target.ts';

/** One patch of a kustomization. */
export interface Patch {
  /** Pointer of it in the kustomization. */
  readonly at: string;
  readonly parts: readonly Part[];
  /** What it is for; without one a strategic merge patch names its object itself. */
  readonly target: Member | undefined;
  readonly mayRename: boolean;
  readonly mayChangeKind: boolean;
}

/** The patches under `patches` or `patchesJson6902`. */
export function listedPatches(
  kustomization: Kustomization,
  field: 'patches' | 'patchesJson6902',
  read: ReadParts,
): readonly Patch[] {
  return itemsAt(kustomization.root, field).map((item) => patchOf(item, kustomization, read));
}

/** The patches under `patchesStrategicMerge`, each a file or a text. */
export function mergePatches(kustomization: Kustomization, read: ReadParts): readonly Patch[] {
  const { folder, root } = kustomization;
  return itemsAt(root, 'patchesStrategicMerge')
    .filter(isText)
    .map(({ value, at }) => ({
      at,
      parts: isInline(value, folder) ? inlineParts(value, at, kustomization) : read(resolve(folder, value)),
      target: undefined,
      mayRename: false,
      mayChangeKind: false,
    }));
}

/** A patch as one item of a list describes it. */
export function patchOf(item: Member, kustomization: Kustomization, read: ReadParts): Patch {
  const path = memberAt(item, 'path');
  const text = memberAt(item, 'patch');
  const options = memberAt(item, 'options');
  return {
    at: item.at,
    parts: isText(path)
      ? read(resolve(kustomization.folder, path.value))
      : isText(text)
        ? inlineParts(text.value, text.at, kustomization)
        : [],
    target: memberAt(item, 'target'),
    mayRename: options !== undefined && memberAt(options, 'allowNameChange')?.value === true,
    mayChangeKind: options !== undefined && memberAt(options, 'allowKindChange')?.value === true,
  };
}

/** Applies a patch to what it is for, and says to how many objects that was. */
export function applyPatch(patch: Patch, instances: readonly Instance[]): number {
  let taken = 0;
  for (const part of patch.parts) {
    for (const instance of instances) {
      if (instance.isDeleted || !isFor(part, patch, instance)) continue;
      taken += 1;
      applyPart(part, patch, instance);
    }
  }
  return taken;
}

function isFor({ value }: Part, { target }: Patch, instance: Instance): boolean {
  if (target !== undefined) return isSelected(target, instance);
  if (!isObject(value)) return false;
  const apiVersion = valueAt(value, 'apiVersion');
  const group = typeof apiVersion === 'string' && apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return (
    instance.kinds.includes(textAt({ value, at: '' }, 'kind') ?? '') &&
    group === instance.group &&
    instance.names.includes(nameIn(value))
  );
}

function applyPart(part: Part, { mayRename, mayChangeKind }: Patch, instance: Instance): void {
  const { value } = part;
  if (isArray(value)) {
    instance.steps.push(jsonPatchStep(part));
    instance.names.push(...textsSetBy(part, '/metadata/name'));
    instance.kinds.push(...textsSetBy(part, '/kind'));
    holdPatchedMarks(value, instance);
  } else if (isObject(value)) {
    if (isDeletion(value)) instance.isDeleted = true;
    const name = nameIn(value);
    if (mayRename && name !== '' && name !== presentName(instance)) instance.names.push(name);
    const kind = textAt({ value, at: '' }, 'kind') ?? '';
    if (mayChangeKind && kind !== '' && kind !== presentKind(instance)) instance.kinds.push(kind);
    instance.steps.push(strategicMergeStep(part, mayRename));
    holdMergedMarks(value, instance);
  }
}
