import { isArray, isObject, valueAt, type JsonValue } from './json.ts';
import { tokensOf } from './pointer.ts';
import type { Resource } from './resource.ts';

/** True where a resource has something other than `null` at a pointer. */
export function isWritten({ at, fields }: Pick<Resource, 'at' | 'fields'>, pointer: string): boolean {
  if (!pointer.startsWith(at)) return false;
  let here: JsonValue | undefined = fields.object;
  for (const token of tokensOf(pointer.slice(at.length))) {
    if (isArray(here)) here = here[Number(token)];
    else if (isObject(here)) here = valueAt(here, token);
    else return false;
  }
  return here !== undefined && here !== null;
}
