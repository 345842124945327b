import type { Check } from '../checks/check.ts';
import { checks } from '../checks/index.generated.ts';

/** Every check, by id. */
export const catalogue: readonly Check[] = checks;

const byId: ReadonlyMap<string, Check> = new Map(catalogue.map((check) => [check.id, check]));

/** The check of an id of ours. */
export function checkOf(id: string): Check | undefined {
  return byId.get(id);
}
