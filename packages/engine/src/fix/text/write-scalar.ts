import type { JsonValue } from '../../model/json.ts';
import { isOwnName, resolvePlain } from '../../parse/scalars.ts';

/** How a text is written: plain where that cannot be misread, or in quotes. */
export type Quoting = 'plain' | 'single' | 'double';

export interface ScalarStyle {
  readonly quoting: Quoting;
  /** The quotes for what cannot be plain. */
  readonly quotes: 'single' | 'double';
  /** Whether it stands in brackets. */
  readonly isFlow: boolean;
}

/** A null, boolean, number or text on one line. */
export function scalarText(value: Exclude<JsonValue, object>, style: ScalarStyle): string {
  return typeof value === 'string' ? quoted(value, style) : String(value);
}

/** A map key; its quoting gives way where it would make another key. */
export function keyText(key: string, style: ScalarStyle): string {
  const isPlain = style.quoting === 'plain' && isOwnName(key) && key !== '<<';
  return quoted(
    key,
    isPlain ? style : { ...style, quoting: style.quoting === 'plain' ? style.quotes : style.quoting },
  );
}

/** How a scalar that stands in a text is quoted; block scalars count as plain. */
export function quotingAt(text: string, start: number): Quoting {
  const first = text.charAt(start);
  return first === '"' ? 'double' : first === "'" ? 'single' : 'plain';
}

/** The lines of a literal block scalar below its header, or `undefined` where the text is better put in quotes. */
export function literalLines(text: string): readonly string[] | undefined {
  if (!text.includes('\n') || !LITERAL.test(text)) return undefined;
  const isClipped = text.endsWith('\n');
  const lines = (isClipped ? text.slice(0, -1) : text).split('\n');
  if (lines.at(-1)?.trim() === '' || lines.some((line) => line !== '' && line.trim() === ''))
    return undefined;
  return [isClipped ? '|' : '|-', ...lines];
}

function quoted(text: string, { quoting, quotes, isFlow }: ScalarStyle): string {
  const wanted = quoting === 'plain' ? (isPlainSafe(text, isFlow) ? 'plain' : quotes) : quoting;
  if (wanted === 'plain') return text;
  return wanted === 'single' && PRINTABLE.test(text) ? `'${text.replaceAll("'", "''")}'` : doubleQuoted(text);
}

function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(ODD, (character) => `\\u${hex(character.charCodeAt(0))}`);
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0');
}

/** Whether every reader of YAML takes a plain scalar for this very text. */
function isPlainSafe(text: string, isFlow: boolean): boolean {
  if (!(isFlow ? PLAIN_IN_FLOW : PLAIN).test(text) || text.includes(' #') || text.startsWith('---'))
    return false;
  return resolvePlain(text) === text && !OTHERWISE_READ.test(text);
}

/** Starts with nothing that marks something else, holds no `: ` and ends with no blank or colon. */
const PLAIN =
  /^(?:[A-Za-z0-9_./$(+~^;<=\\]|-(?=[^\s,[\]{}])|[\u00a1-\u1fff])(?:[\x21-\x39\x3b-\x7e\u00a1-\u1fff]| +(?=[^ ])|:(?=[^\s]))*$/;
const PLAIN_IN_FLOW =
  /^(?:[A-Za-z0-9_./$(+~^;<=\\]|-(?=[\w-])|[\u00a1-\u1fff])(?:[\x21-\x2b\x2d-\x39\x3b-\x3e\x40-\x5a\x5c\x5e-\x7a\x7c\x7e\u00a1-\u1fff]| +(?=[^ ,[\]{}?])|:(?=[\w/]))*$/;
/** What other versions of YAML take for a number, a date, a boolean, a null or a merge key. */
const OTHERWISE_READ =
  /^(?:[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|[-+]?0[xXoObB][0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(?::[0-9]+)+(?:\.[0-9_]*)?|\d{4}-\d\d?-\d\d?(?:[Tt ].*)?|[-+]?\.(?:[0-9]+[eE]?.*|inf|nan)|y|n|yes|no|on|off|true|false|null|~|=|<<)$/i;
const PRINTABLE = /^[\x20-\x7e\u00a1-\u1fff]*$/;
const LITERAL = /^[\x21-\x7e\u00a1-\u1fff][\x20-\x7e\n\u00a1-\u1fff]*$/;
/** What stands in no YAML file, and what some readers take for a line break. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const ODD = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;
