import type { Cause } from '../cause.ts';
import type { Change } from './change.ts';

/** A cause that is left as it is, and why. */
export interface RefusedCause {
  readonly cause: Cause;
  readonly reason: string;
}

/** One change, and the cause that asks for it. */
export interface Wish<C extends Change = Change> {
  readonly cause: Cause;
  readonly change: C;
}

/** Whether a wish is of one kind. */
export function isOf<K extends Change['kind']>(
  wish: Wish,
  kind: K,
): wish is Wish<Extract<Change, { kind: K }>> {
  return wish.change.kind === kind;
}
