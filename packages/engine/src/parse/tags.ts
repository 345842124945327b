import type { JsonValue } from '../model/json.ts';
import { floatKey, isWholeNumber, keyOfValue, resolvePlain } from './scalars.ts';

/** What a tag makes of a scalar: a value and the map key it would be, or why it makes none. */
export type TaggedScalar =
  | { readonly value: JsonValue; readonly key: string | undefined }
  | { readonly refused: string };

/** Resolves a scalar with an explicit tag; a tag that is none of YAML's own makes a string. */
export function resolveTagged(tag: string, text: string): TaggedScalar {
  switch (tag) {
    case `${YAML_TAG}null`:
    case `${YAML_TAG}bool`:
    case `${YAML_TAG}int`:
    case `${YAML_TAG}timestamp`:
      return resolveAs(tag, text);
    case `${YAML_TAG}float`:
      return resolveFloat(text);
    case `${YAML_TAG}binary`:
      return decodeBinary(text);
    case `${YAML_TAG}merge`:
    case `${YAML_TAG}set`:
    case `${YAML_TAG}omap`:
    case `${YAML_TAG}pairs`:
      return { refused: `Tag \`${shortTag(tag)}\` is not supported on a single value` };
    default:
      return { value: text, key: text };
  }
}

const YAML_TAG = 'tag:yaml.org,2002:';

function shortTag(tag: string): string {
  return tag.startsWith(YAML_TAG) ? `!!${tag.slice(YAML_TAG.length)}` : tag;
}

function resolveAs(tag: string, text: string): TaggedScalar {
  const value = resolvePlain(text);
  if (value === undefined || tagOf(value, text) !== tag) return mismatch(tag, text);
  return { value, key: keyOfValue(value, text) };
}

function resolveFloat(text: string): TaggedScalar {
  const value = resolvePlain(text);
  if (value === undefined)
    return { refused: 'JSON has no infinity and no `NaN`; write a number or a quoted text' };
  if (typeof value === 'number') return { value, key: floatKey(value) };
  const isInt64 = typeof value === 'bigint' && value <= 9223372036854775807n;
  return isInt64
    ? { value: Number(value), key: floatKey(Number(value)) }
    : mismatch(`${YAML_TAG}float`, text);
}

function tagOf(value: JsonValue, text: string): string {
  if (value === null) return `${YAML_TAG}null`;
  if (typeof value === 'boolean') return `${YAML_TAG}bool`;
  if (typeof value === 'bigint') return `${YAML_TAG}int`;
  if (typeof value === 'number') return isWholeNumber(text) ? `${YAML_TAG}int` : `${YAML_TAG}float`;
  return PLAIN_DATE.test(text) ? `${YAML_TAG}timestamp` : `${YAML_TAG}str`;
}

/** Only whole dates: times under an explicit tag are refused rather than checked in four formats. */
const PLAIN_DATE = /^[0-9]{4}-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|1[0-9]|2[0-8])$/;

function mismatch(tag: string, text: string): TaggedScalar {
  return {
    refused: `\`${text}\` cannot be read as \`${shortTag(tag)}\`; write a fitting value or drop the tag`,
  };
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const BASE64_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 as Go reads it; bytes outside ASCII are refused, for a JSON text could not carry most of them. */
function decodeBinary(text: string): TaggedScalar {
  const digits = text.replaceAll('\n', '').replaceAll('\r', '');
  if (!BASE64.test(digits)) return { refused: 'The value of `!!binary` is no base64; encode it again' };
  const codes: number[] = [];
  for (let at = 0; at < digits.length; at += 4) {
    const group = [0, 1, 2, 3].map((index) => BASE64_DIGITS.indexOf(digits[at + index] ?? '='));
    const bits = group.reduce((sum, digit) => sum * 64 + Math.max(digit, 0), 0);
    codes.push(bits >> 16);
    if ((group[2] ?? -1) >= 0) codes.push((bits >> 8) & 0xff);
    if ((group[3] ?? -1) >= 0) codes.push(bits & 0xff);
  }
  if (codes.some((code) => code > 0x7f)) {
    return { refused: '`!!binary` with bytes outside ASCII is no JSON text; use a field made for bytes' };
  }
  const value = codes.map((code) => String.fromCharCode(code)).join('');
  return { value, key: value };
}
