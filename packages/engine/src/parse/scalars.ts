import type { JsonValue } from '../model/json.ts';

/**
 * The value Kubernetes' reader gives an untagged plain scalar: YAML 1.1 in its own dialect (go-yaml v2 `resolve`).
 * `undefined` is an infinity or no number at all, which JSON cannot hold.
 */
export function resolvePlain(text: string): JsonValue | undefined {
  if (text === '') return null;
  const first = text.charCodeAt(0);
  if (startsNumber(first)) return text.length > MAX_NUMBER_LENGTH ? resolveLong(text) : resolveNumber(text);
  if (text.length > LONGEST_WORD) return text;
  return WORDS.has(text) ? WORDS.get(text) : text;
}

/** The map key that a plain scalar makes; `undefined` for a null or an unsigned 64-bit number, which no key may be. */
export function plainKey(text: string): string | undefined {
  if (text === '') return undefined;
  if (!startsNumber(text.charCodeAt(0)) && text.length > LONGEST_WORD) return text;
  return keyOfValue(resolvePlain(text), text);
}

/**
 * True for a name that, of all plain scalars, its own text alone makes: no number, and no word that stands for a boolean
 * or a null.
 */
export function isOwnName(name: string): boolean {
  if (name === '' || startsNumber(name.charCodeAt(0))) return false;
  const { length } = name;
  return !mayBeWord(length, name.charCodeAt(0) | 32, name.charCodeAt(length - 1) | 32) || !WORDS.has(name);
}

/** The map key made of a resolved scalar, `text` being how it is written. */
export function keyOfValue(value: JsonValue | undefined, text: string): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'bigint') return value > MAX_INT64 ? undefined : String(value);
  if (typeof value === 'number')
    return Number.isInteger(value) && isWholeNumber(text) ? String(value + 0) : floatKey(value);
  if (value === null) return undefined;
  return INFINITIES.get(text.toLowerCase());
}

/** Whether a plain scalar that starts with this character can be a number: a digit, a sign or a dot. */
export function startsNumber(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46;
}

/** True where the text is a whole number in the reader's dialect: decimal, octal, hexadecimal or binary. */
export function isWholeNumber(text: string): boolean {
  return wholeNumber(text.replaceAll('_', '')) !== undefined;
}

/** Whether a text of this length and with these letters at its ends, in lower case, can be true, false or null. */
export function mayBeWord(length: number, first: number, last: number): boolean {
  switch (length) {
    case 1:
      return first === 121 || first === 110 || first === TILDE;
    case 2:
      return (first === 110 && last === 111) || (first === 111 && last === 110);
    case 3:
      return (first === 121 && last === 115) || (first === 111 && last === 102);
    case 4:
      return (first === 116 && last === 101) || (first === 110 && last === 108);
    case 5:
      return first === 102 && last === 101;
    default:
      return false;
  }
}

const TILDE = 126;

const WORDS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(
    (word) => [word, true] as const,
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (word) => [word, false] as const,
  ),
  ...['~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
]);

/** Longest entry of `WORDS`. */
const LONGEST_WORD = 5;

const INFINITIES: ReadonlyMap<string, string> = new Map([
  ['.inf', '.inf'],
  ['+.inf', '.inf'],
  ['-.inf', '-.inf'],
  ['.nan', '.nan'],
]);
const INFINITY_WORD = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

const MAX_INT64 = 9223372036854775807n;
const MIN_INT64 = -9223372036854775808n;
const MAX_UINT64 = 18446744073709551615n;

/** Numbers longer than this are floats or strings; reading them as exact integers first would be quadratic. */
const MAX_NUMBER_LENGTH = 200;

const DECIMAL = /^[-+]?(?:0|[1-9][0-9]{0,14})$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
/** Go's `ParseFloat` of a text with a leading dot: single underscores between digits are allowed. */
const DOT_FLOAT = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/;
const WHOLE = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]([0-7]+)|0([0-7]+)|(0|[1-9][0-9]*))$/;

function resolveNumber(text: string): JsonValue | undefined {
  if (DECIMAL.test(text)) return Number(text) + 0;
  if (INFINITY_WORD.test(text)) return undefined;
  if (text.charCodeAt(0) === 46) {
    return DOT_FLOAT.test(text) ? finiteOr(text, Number(text.replaceAll('_', ''))) : text;
  }
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  const whole = wholeNumber(plain);
  if (whole !== undefined) return whole;
  if (FLOAT.test(plain)) return finiteOr(text, Number(plain));
  return signedBinary(plain) ?? text;
}

function resolveLong(text: string): JsonValue {
  if (text.charCodeAt(0) === 46) {
    return DOT_FLOAT.test(text) ? finiteOr(text, Number(text.replaceAll('_', ''))) : text;
  }
  const plain = text.replaceAll('_', '');
  const significant = plain.replace(LEADING_ZEROS, '$1$2');
  if (significant.length <= MAX_NUMBER_LENGTH) {
    const whole = wholeNumber(significant);
    if (whole !== undefined) return whole;
  }
  return FLOAT.test(plain) ? finiteOr(text, Number(plain)) : text;
}

/** Zeros that change nothing but the length of a number. */
const LEADING_ZEROS = /^([-+]?)(0[xXbBoO]?)0+(?=[0-9a-fA-F])/;

function finiteOr(text: string, value: number): JsonValue {
  return Number.isFinite(value) ? value : text;
}

/** Go's `ParseInt` and then `ParseUint` with base 0; a number, or a bigint beyond 2^53. */
function wholeNumber(plain: string): number | bigint | undefined {
  const match = WHOLE.exec(plain);
  if (match === null) return undefined;
  const [, sign, hex, binary, octal, oldOctal, decimal] = match;
  const digits =
    hex !== undefined ? `0x${hex}` : binary !== undefined ? `0b${binary}` : octalDigits(octal ?? oldOctal);
  const size = BigInt(digits ?? decimal ?? '0');
  const value = sign === '-' ? -size : size;
  const largest = sign === '' ? MAX_UINT64 : MAX_INT64;
  if (value > largest || value < MIN_INT64) return undefined;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function octalDigits(digits: string | undefined): string | undefined {
  return digits === undefined ? undefined : `0o${digits}`;
}

/** The reader's own binary form, `0b-101` and `-0b+101`: a second sign after the prefix. */
function signedBinary(plain: string): number | bigint | undefined {
  const match = SIGNED_BINARY.exec(plain);
  if (match === null) return undefined;
  const [, outer, inner, digits] = match;
  if (outer === '-' && inner !== '') return undefined;
  const size = BigInt(`0b${digits}`);
  const value = outer === '-' || inner === '-' ? -size : size;
  if (value > MAX_INT64 || value < MIN_INT64) return undefined;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

const SIGNED_BINARY = /^(-?)0b([-+]?)([01]+)$/;

/** The map key a float makes: Go's `FormatFloat(value, 'g', -1, 32)`, which Kubernetes' reader uses for keys. */
export function floatKey(value: number): string {
  const single = Math.fround(value);
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf';
  if (single === 0) return Object.is(single, -0) ? '-0' : '0';
  const [mantissa, exponent] = shortestSingle(single);
  if (exponent >= -4 && exponent < EXPONENT_FORM_FROM) return plainDecimal(mantissa, exponent, single < 0);
  const sign = single < 0 ? '-' : '';
  const fraction = mantissa.length > 1 ? `.${mantissa.slice(1)}` : '';
  const size = String(Math.abs(exponent)).padStart(2, '0');
  return `${sign}${mantissa[0] ?? '0'}${fraction}e${exponent < 0 ? '-' : '+'}${size}`;
}

/** From this exponent on Go writes `1e+06` instead of the digits. */
const EXPONENT_FORM_FROM = 6;

/** The fewest digits that read back as the same 32-bit float, and the decimal exponent of the first of them. */
function shortestSingle(single: number): readonly [string, number] {
  for (let digits = 1; digits <= 9; digits++) {
    const text = Math.abs(single).toExponential(digits - 1);
    if (Math.fround(Number(text)) !== Math.abs(single)) continue;
    const at = text.indexOf('e');
    const mantissa = text.slice(0, at).replace('.', '').replace(/0+$/, '');
    return [mantissa === '' ? '0' : mantissa, Number(text.slice(at + 1))];
  }
  return ['0', 0];
}

function plainDecimal(mantissa: string, exponent: number, negative: boolean): string {
  const sign = negative ? '-' : '';
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${mantissa}`;
  const whole = mantissa.padEnd(exponent + 1, '0').slice(0, exponent + 1);
  const fraction = mantissa.slice(exponent + 1);
  return fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}
