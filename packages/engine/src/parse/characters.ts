/**
 * What Kubernetes' reader refuses anywhere in a file (controls, lone surrogates, a byte order mark inside), and the
 * three line breaks outside ASCII, which it alone takes for such and which make documents read differently elsewhere.
 */
const REFUSED =
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** The offset of the first character that no document may hold; `undefined` if there is none. */
export function refusedCharacterAt(text: string, start: number, end: number): number | undefined {
  const match = REFUSED.exec(text.slice(start, end));
  return match === null ? undefined : start + match.index;
}

/** How a message names a character that cannot be shown. */
export function characterName(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
