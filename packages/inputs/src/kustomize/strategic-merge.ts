import { isObject, valueAt, type Edit, type JsonObject } from '@plimsoll/engine';

import type { Part } from './read-parts.ts';
import { follow } from './route.ts';
import type { Step } from './setting.ts';

/** What a strategic merge patch does: it sets what it holds, `null` and `$patch` take away. */
export function strategicMergeStep({ value: patch, locate }: Part, mayRename: boolean): Step {
  return ({ steps }) => {
    const [first, second] = steps;
    if (steps.length === 0 || first?.token === 'kind' || first?.token === 'apiVersion') return undefined;
    const isName = first?.token === 'metadata' && (second?.token === 'name' || second?.token === 'namespace');
    if (isName && !mayRename) return undefined;
    const { depth, pointer, value } = follow(patch, steps);
    const directive = isObject(value) ? valueAt(value, '$patch') : undefined;
    const isTakenAway = depth > 0 && (value === null || directive === 'delete');
    if (isTakenAway) {
      const taken = { depth, value: undefined, location: locate(pointer) };
      return value === null ? taken : { ...taken, rewritten: () => [] };
    }
    if (directive === 'replace' && depth < steps.length) {
      const location = locate(`${pointer}/$patch`);
      return { depth: depth + 1, value: undefined, location, rewritten: () => [] };
    }
    if (depth === 0) return undefined;
    const taking: readonly Edit[] = [{ op: 'set', at: pointer, value: null }];
    return {
      depth,
      value,
      location: locate(pointer),
      ...(steps[depth - 1]?.list === undefined ? { taking } : {}),
    };
  };
}

/** True for a patch that takes the whole object away. */
export function isDeletion(patch: JsonObject): boolean {
  return valueAt(patch, '$patch') === 'delete';
}
