import type { JsonObject } from '../../model/json.ts';
import { escapeToken } from '../../model/pointer.ts';
import type { Pod } from '../../model/pod.ts';

/** Pointer of an annotation that the pods of a spec get. */
export function annotationPointer(pod: Pod, key: string): string {
  return `${pod.metadataAt}/annotations/${escapeToken(key)}`;
}

/** The field's form of a profile in the old annotations; `undefined` where the text is none or names no confinement. */
export function profileOf(annotation: string): JsonObject | undefined {
  if (annotation === 'runtime/default' || annotation === 'docker/default') return { type: 'RuntimeDefault' };
  if (!annotation.startsWith('localhost/') || annotation === 'localhost/') return undefined;
  return { type: 'Localhost', localhostProfile: annotation.slice('localhost/'.length) };
}
