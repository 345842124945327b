import { isArray, isObject, valueAt, type JsonValue } from '../../model/json.ts';
import { tokensOf } from '../../model/pointer.ts';
import type { Resource } from '../../model/resource.ts';

/** What stands in a resource at a pointer from the root of its document. */
export function valueIn({ at, fields }: Resource, pointer: string): JsonValue | undefined {
  let value: JsonValue | undefined = fields.object;
  for (const token of tokensOf(pointer.slice(at.length))) {
    if (isObject(value)) value = valueAt(value, token);
    else if (isArray(value)) value = value[Number(token)];
    else return undefined;
  }
  return value;
}
