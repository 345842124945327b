import type { Selector } from '../../model/selector.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';

/**
 * Why nobody can tell that a selector takes no pod: one that it would take names no namespace, or the one who selects names
 * none. Asked only where nothing in the same namespace is taken.
 */
export function selectedSomewhere(
  selector: Selector,
  namespace: string | undefined,
  snapshot: Snapshot,
): string | undefined {
  if (namespace !== undefined) {
    const [unplaced] = snapshot.podsSelectedBy(selector, undefined);
    return unplaced === undefined ? undefined : unclear(unplaced.kind, unplaced.name);
  }
  const [placed] = snapshot.podsSelectedAnywhere(selector);
  return placed === undefined ? undefined : unclear(placed.kind, placed.name);
}

function unclear(kind: string, name: string): string {
  return `it would be ${kind} \`${name}\`, but which namespace one of the two lands in is not said`;
}
