import type { Fault } from './fault.ts';

/**
 * The faults without those of a strategic merge patch: its directives are no fields, and it leaves out what it does not
 * change.
 */
export function withoutPatchDirectives(faults: readonly Fault[]): readonly Fault[] {
  if (!faults.some(isDirective)) return faults;
  return faults.filter((fault) => !isDirective(fault) && fault.kind !== 'missing-field');
}

function isDirective(fault: Fault): boolean {
  return fault.kind === 'unknown-field' && directive.test(fault.field);
}

const directive = /^\$(?:patch|retainKeys|setElementOrder\/.+|deleteFromPrimitiveList\/.+)$/u;
