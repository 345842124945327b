import { isArray, isObject, valueAt, type JsonValue } from '../../model/json.ts';
import { escapeToken, tokensOf } from '../../model/pointer.ts';
import type { Resource } from '../../model/resource.ts';
import { builtInVerdict } from '../../schema/built-in-verdict.ts';
import { newestTypes } from '../../schema/built-in.ts';
import type { Edit, Fix } from '../check.ts';

/** Gives an unknown field the name or the place that was probably meant, unless something is there; removes it otherwise. */
export const moveField: Fix<Resource> = {
  safety: 'unsafe',
  edits: ({ at }, resource) => {
    const remove: Edit = { op: 'remove', at };
    const faults = builtInVerdict(resource, newestTypes)?.faults ?? [];
    const fault = faults.find((one) => one.at === at);
    if (fault?.kind !== 'unknown-field' || fault.meant === undefined) return [remove];
    const value = valueIn(resource, at);
    const target = `${fault.meant.at}/${escapeToken(fault.meant.field)}`;
    if (value === undefined || valueIn(resource, target) !== undefined) return [remove];
    return [{ op: 'set', at: target, value }, remove];
  },
};

function valueIn({ at, fields }: Resource, pointer: string): JsonValue | undefined {
  let value: JsonValue | undefined = fields.object;
  for (const token of tokensOf(pointer.slice(at.length))) {
    if (isObject(value)) value = valueAt(value, token);
    else if (isArray(value)) value = value[Number(token)];
    else return undefined;
  }
  return value;
}
