import type { Pod } from '../../model/pod.ts';
import { escapeToken } from '../../model/pointer.ts';
import type { Resource } from '../../model/resource.ts';

/** An annotation or a label, and where it stands. */
export interface Mark {
  readonly key: string;
  readonly value: string;
  readonly at: string;
}

/** All that is written on a resource and on the pods it makes. */
export interface Marks {
  readonly annotations: readonly Mark[];
  readonly labels: readonly Mark[];
  /** Those of the pod template; empty for a Pod, whose own are its pod's. */
  readonly templateAnnotations: readonly Mark[];
  readonly templateLabels: readonly Mark[];
  /** Whether the pods are made of a template, so that their labels are not the object's own. */
  readonly isTemplated: boolean;
}

/** The annotations and labels of a resource; `undefined` where none of them can be an exception, which is quick to tell. */
export function marksOf(
  { metadata, fields }: Resource,
  pod: Pod | undefined,
  mayBeException: (key: string) => boolean,
): Marks | undefined {
  const own = { annotations: metadata?.map('annotations'), labels: metadata?.map('labels') };
  // In some custom resources the pods have the metadata of the resource itself.
  const hasOwn = pod !== undefined && !pod.isPod && pod.metadataAt !== fields.pointer('metadata');
  const template = hasOwn ? pod : undefined;
  const isMarked =
    hasSuch(own.annotations?.object, mayBeException) ||
    hasSuch(own.labels?.object, mayBeException) ||
    (template !== undefined &&
      (some(template.annotations, mayBeException) || some(template.labels, mayBeException)));
  if (!isMarked) return undefined;
  return {
    annotations: marksIn(metadata?.stringMap('annotations'), own.annotations?.at),
    labels: marksIn(metadata?.stringMap('labels'), own.labels?.at),
    templateAnnotations: marksIn(template?.annotations, `${template?.metadataAt}/annotations`),
    templateLabels: marksIn(template?.labels, `${template?.metadataAt}/labels`),
    isTemplated: template !== undefined,
  };
}

function hasSuch(object: object | undefined, isSuch: (key: string) => boolean): boolean {
  for (const key in object) if (isSuch(key)) return true;
  return false;
}

function some(map: ReadonlyMap<string, string>, isSuch: (key: string) => boolean): boolean {
  for (const key of map.keys()) if (isSuch(key)) return true;
  return false;
}

function marksIn(map: ReadonlyMap<string, string> | undefined, at: string | undefined): readonly Mark[] {
  if (map === undefined || at === undefined) return [];
  return [...map].map(([key, value]) => ({ key, value, at: `${at}/${escapeToken(key)}` }));
}
