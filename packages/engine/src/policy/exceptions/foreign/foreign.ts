import type { ExceptionForm, WrittenException } from '../../../model/exception.ts';
import { lookUp, withAkin } from '../../fault.ts';
import type { Mark } from '../marks.ts';

/** Who says what is not to count, and how. */
export interface ForeignSource {
  readonly source: string;
  readonly kind: ExceptionForm;
}

/** An exception in another tool's words for some of that tool's checks; `undefined` where we have none like them. */
export function foreignException(
  { source, kind }: ForeignSource,
  { key, at }: Pick<Mark, 'key' | 'at'>,
  {
    ids,
    ...more
  }: { readonly ids: readonly string[] | undefined } & Pick<
    WrittenException,
    'reason' | 'until' | 'container' | 'field' | 'fault' | 'when'
  >,
): WrittenException | undefined {
  const checks = ids?.flatMap((id) => ourChecks(source, id));
  if (checks?.length === 0 && more.fault === undefined) return undefined;
  return { kind, source, written: key, at, checks, ...more };
}

/** Our checks that answer for a check of another tool, or are about the same thing. */
export function ourChecks(source: string, id: string): readonly string[] {
  const name = `${source}:${id}`;
  const found = lookUp()(name);
  return withAkin(name, found.kind === 'found' ? found.checks.map((check) => check.id) : []);
}

/** A reason, where people gave one. */
export function reasonIn(text: string): { readonly reason?: string } {
  const reason = text.trim();
  return reason === '' ? {} : { reason };
}
