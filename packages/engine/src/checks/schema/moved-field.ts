import { escapeToken } from '../../model/pointer.ts';
import type { Resource } from '../../model/resource.ts';
import { builtInVerdict } from '../../schema/built-in-verdict.ts';
import { newestTypes } from '../../schema/built-in.ts';
import type { Edit, Fix, Violation } from '../check.ts';
import { valueIn } from './value-in.ts';
import { withoutOpenings } from './without-openings.ts';

/** What to make sure of before a setting counts. */
const setToBeTried =
  'Verify that the program runs with the field, which now counts, or that it needs none: start it once and look at its log.';

/**
 * Gives an unknown field the name or the place that was probably meant, unless something is there; removes it otherwise. What would
 * open the workload is not given an effect that it does not have.
 */
export const moveField: Fix<Resource> = {
  safety: 'unsafe',
  verify: setToBeTried,
  // The API server drops what it does not know.
  isSafeFor: (violation, resource) => moved(violation, resource) === undefined,
  reveals: 'all',
  edits: editsFor,
};

/** The same for a field that protects: nobody is to miss that it did not, so that none is removed unseen. */
export const moveSecurityField: Fix<Resource> = {
  safety: 'unsafe',
  verify: setToBeTried,
  reveals: 'all',
  edits: editsFor,
};

function editsFor(violation: Violation, resource: Resource): readonly Edit[] {
  const edit = moved(violation, resource);
  const remove: Edit = { op: 'remove', at: violation.at };
  return edit === undefined ? [remove] : [edit, remove];
}

function moved({ at }: Violation, resource: Resource): Edit | undefined {
  const faults = builtInVerdict(resource, newestTypes)?.faults ?? [];
  const fault = faults.find((one) => one.at === at);
  if (fault?.kind !== 'unknown-field' || fault.meant === undefined) return undefined;
  const value = valueIn(resource, at);
  const target = `${fault.meant.at}/${escapeToken(fault.meant.field)}`;
  if (value === undefined || valueIn(resource, target) !== undefined) return undefined;
  const harmless = withoutOpenings(fault.meant.field, value);
  return harmless === undefined ? undefined : { op: 'set', at: target, value: harmless };
}
