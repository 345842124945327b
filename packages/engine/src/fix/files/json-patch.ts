import type { Edit } from '../../checks/check.ts';
import type { JsonObject } from '../../model/json.ts';
import { inOrder } from '../edits/apply.ts';

/**
 * The operations of a JSON patch (RFC 6902) that make edits one after the other. The maps and lists around what is set are there,
 * and so is an item of a list that is set by its position.
 */
export function operationsOf(edits: readonly Edit[]): readonly JsonObject[] {
  return inOrder(edits).map(({ edit }) => {
    const { at: path } = edit;
    if (edit.op !== 'set') return { op: 'remove', path };
    // What is added at a position of a list moves what is there.
    return { op: /\/\d+$/u.test(path) ? 'replace' : 'add', path, value: edit.value };
  });
}
