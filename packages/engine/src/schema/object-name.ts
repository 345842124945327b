import type { Resource } from '../model/resource.ts';
import type { MissingField } from './fault.ts';

/** The fault of an object that has neither a name nor the stem of one; `undefined` where it has either. */
export function nameFault({ name, at, malformed }: Resource): MissingField | undefined {
  if (name !== '') return undefined;
  // A name or metadata of a wrong type is a fault of its own.
  const isWritten = [...malformed.keys()].some((pointer) => pointer.startsWith(`${at}/metadata`));
  if (isWritten) return undefined;
  return {
    kind: 'missing-field',
    at: `${at}/metadata/name`,
    field: 'name',
    owner: 'ObjectMeta',
    isEmpty: false,
  };
}
