import type { JsonValue } from '../../model/json.ts';
import type { Resource } from '../../model/resource.ts';
import { builtInVerdict } from '../../schema/built-in-verdict.ts';
import { newestTypes } from '../../schema/built-in.ts';
import type { Fault } from '../../schema/fault.ts';
import type { Fix } from '../check.ts';
import { valueIn } from './value-in.ts';

/** Writes a value as the type wants it, where only quotes or the case of letters are wrong. */
export const fitValue: Fix<Resource> = {
  safety: 'unsafe',
  verify:
    'Verify that the text in the new quotes is meant as it stands there: YAML reads `yes` as `true`, `010` as 8 and `1.10` as 1.1.',
  // The API server refuses the value, and only text may have been read as something else.
  isSafeFor: ({ at }, resource) => typeof valueIn(resource, at) === 'string',
  // What was no value of its type was read as if it were not set.
  reveals: 'all',
  edits: ({ at }, resource) => {
    const fault = builtInVerdict(resource, newestTypes)?.faults.find((one) => one.at === at);
    const written = valueIn(resource, at);
    const value = fault === undefined || written === undefined ? undefined : fitting(fault, written);
    return value === undefined ? [] : [{ op: 'set', at, value }];
  },
};

/** The only value that is accepted, or that differs in the case of letters alone. */
const onlyValue = /^`([^`]+)`(?:, in upper and lower case as here)?$/u;
const wholeNumber = /^-?(?:0|[1-9][0-9]{0,14})$/u;

function fitting(fault: Fault, written: JsonValue): JsonValue | undefined {
  if (fault.kind === 'wrong-value') return onlyValue.exec(fault.expected)?.[1];
  if (fault.kind !== 'wrong-type') return undefined;
  if (fault.expected === 'a string') {
    // Where it is repaired in a file, the text there counts: `1.10`, not what YAML reads.
    if (typeof written === 'boolean' || typeof written === 'bigint') return String(written);
    return typeof written === 'number' ? String(written) : undefined;
  }
  if (typeof written !== 'string') return undefined;
  if (fault.expected === 'a boolean') return booleans.get(written.toLowerCase());
  return fault.expected === 'a whole number' && wholeNumber.test(written) ? Number(written) : undefined;
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);
