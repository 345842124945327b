import { visible } from './visible.ts';

/**
 * Text from outside as XML 1.0, in an element or between quotation marks: one line, what would be markup escaped, and
 * what XML has no character for shown by its number.
 */
export function xmlText(text: string): string {
  return escapeMarkup(visible(text).replace(/[\uFFFE\uFFFF]/gu, numbered));
}

/** Escapes what HTML and XML take for markup, in an element and between quotation marks of both kinds. */
export function escapeMarkup(text: string): string {
  return /[&<>"']/u.test(text)
    ? text.replace(/[&<>"']/gu, (character) => references.get(character) ?? '')
    : text;
}

const references: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

function numbered(character: string): string {
  return `\\u{${character.charCodeAt(0).toString(16)}}`;
}
