import { KEY_END, KEY_START, numberAt } from '../../parse/tape.ts';
import type { Outline } from './outline.ts';
import type { Replacement } from './replacement.ts';
import type { Style } from './style.ts';
import { keyText, quotingAt } from './write-scalar.ts';

/** The replacement that gives an entry of a map another key, in the quotes of the old one. */
export function renameKey(
  { tape, text }: Outline,
  { quotes }: Style,
  node: number,
  key: string,
): Replacement {
  const start = numberAt(tape, node, KEY_START);
  const quoting = quotingAt(text, start);
  return {
    start,
    end: numberAt(tape, node, KEY_END),
    text: keyText(key, { quoting, quotes, isFlow: true }),
    node,
  };
}
