import type { JsonValue } from '@plimsoll/engine';

import type { ValuePath } from '../chart-values.ts';
import type { Block } from './template-text.ts';
import { referencesIn, type Scope } from './value-references.ts';

/** A value to give so that a condition holds, or does not. */
export interface Decision {
  readonly path: ValuePath;
  readonly holds: boolean;
}

/** The values that decide whether a block is printed; none where its condition is not plain. */
export function decisionsFor(
  { keyword, condition, isOtherwise, outside }: Block,
  printed: boolean,
): readonly Decision[] {
  if (keyword === 'define' || keyword === 'block' || keyword === 'range') return [];
  return decide(condition, printed !== isOtherwise, outside);
}

function decide(condition: string, holds: boolean, scope: Scope): readonly Decision[] {
  const text = unwrapped(condition);
  const [, negated] = /^not\s+([\s\S]+)$/u.exec(text) ?? [];
  if (negated !== undefined) return decide(negated, !holds, scope);
  const [, name = '', literal] = /^eq\s+(\S+)\s+(true|false)$/u.exec(text) ?? [];
  if (literal !== undefined) return decide(name, holds === (literal === 'true'), scope);
  const references = referencesIn(text, scope);
  const isPlain =
    references.length === 1 &&
    !/\b(?:eq|ne|lt|le|gt|ge|has|hasKey|contains|empty|semverCompare)\b/u.test(text);
  const isJoined = /^(?:and|or)\s/u.test(text);
  if (!isPlain && !isJoined) return [];
  // One of several is enough to make the one true, and the other false; it shows by rendering.
  return references.map((path) => ({ path, holds }));
}

/** A value of the kind of another that counts as true, or as false. */
export function deciding(before: JsonValue | undefined, holds: boolean): JsonValue {
  if (holds) return true;
  if (typeof before === 'string') return '';
  return Array.isArray(before) ? [] : false;
}

function unwrapped(condition: string): string {
  const text = condition.trim();
  return /^\([^()]*\)$/u.test(text) ? text.slice(1, -1).trim() : text;
}
