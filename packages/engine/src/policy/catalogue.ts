import type { Check } from '../checks/check.ts';
import { checks } from '../checks/index.generated.ts';

/** Every check, by id. */
export const catalogue: readonly Check[] = checks;
