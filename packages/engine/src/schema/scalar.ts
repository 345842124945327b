import { isArray, type JsonValue } from '../model/json.ts';
import { parseQuantity } from '../model/quantity.ts';
import type { ScalarForm } from './api-type.ts';

/** How each form is called in a message. */
export const scalarNames: Readonly<Record<ScalarForm, string>> = {
  string: 'a string',
  boolean: 'a boolean',
  int32: 'a whole number',
  int64: 'a whole number',
  number: 'a number',
  quantity: 'a quantity such as `128Mi`',
  'int-or-string': 'a whole number or a string',
  bytes: 'a string in base64',
  time: 'a time such as `2026-01-31T12:00:00Z`',
  'micro-time': 'a time such as `2026-01-31T12:00:00.000000Z`',
};

/** Whether the API server decodes a value, other than null, as a form. */
export function fitsForm(form: ScalarForm, value: JsonValue): boolean {
  switch (form) {
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'int32':
      return isWhole(value, -int32, int32);
    case 'int64':
      return isWhole(value, -int64, int64);
    case 'number':
      return typeof value === 'number' || typeof value === 'bigint';
    case 'int-or-string':
      return typeof value === 'string' || isWhole(value, -int32, int32);
    case 'quantity':
      return isQuantity(value);
    case 'bytes':
      return typeof value === 'string' ? isBase64(value) : isByteList(value);
    case 'time':
      return typeof value === 'string' && isTime(value, timePattern);
    case 'micro-time':
      return typeof value === 'string' && isTime(value, microTimePattern);
  }
}

/** Whether a value is of the JSON type that a form is written in, though it does not fit the form. */
export function isWrittenAs(form: ScalarForm, value: JsonValue): boolean {
  switch (form) {
    case 'int32':
    case 'int64':
      return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
    case 'int-or-string':
      return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
    case 'quantity':
    case 'bytes':
    case 'time':
    case 'micro-time':
      return typeof value === 'string';
    default:
      return false;
  }
}

/** The range of a whole number in words; empty for a form without one. */
export function rangeOf(form: ScalarForm): string {
  switch (form) {
    case 'int32':
    case 'int-or-string':
      return 'a whole number from -2147483648 to 2147483647';
    case 'int64':
      return 'a whole number of 64 bits';
    default:
      return scalarNames[form];
  }
}

/** What a value is, in the words of a message. */
export function typeName(value: JsonValue): string {
  if (value === null) return 'null';
  if (isArray(value)) return 'a list';
  switch (typeof value) {
    case 'object':
      return 'a map';
    case 'string':
      return 'a string';
    case 'boolean':
      return 'a boolean';
    case 'number':
      return Number.isInteger(value) ? 'a number' : 'a number with a fraction';
    default:
      return 'a number';
  }
}

const longestShown = 60;

/** A value as it is shown in a message. */
export function shown(value: JsonValue): string {
  const text = typeof value === 'object' ? typeName(value) : String(value).replaceAll(/\s+/gu, ' ');
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

const int32 = 2 ** 31;
const int64 = 2 ** 63;

/** A whole number from `low` up to, and without, `high`. */
export function isWhole(value: JsonValue, low: number, high: number): boolean {
  if (typeof value === 'bigint') return value >= BigInt(low) && value < BigInt(high);
  return typeof value === 'number' && Number.isInteger(value) && value >= low && value < high;
}

function isQuantity(value: JsonValue): boolean {
  if (typeof value === 'string') return parseQuantity(value.trim()) !== undefined;
  return (
    typeof value === 'bigint' || (typeof value === 'number' && parseQuantity(String(value)) !== undefined)
  );
}

/** Base64 with padding; line breaks count for nothing (Go `base64.StdEncoding`). */
export function isBase64(text: string): boolean {
  let digits = 0;
  let padding = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === LINE_FEED || code === CARRIAGE_RETURN) continue;
    if (code === EQUALS) padding++;
    else if (padding > 0 || !isBase64Digit(code)) return false;
    else digits++;
  }
  return padding <= 2 && (digits + padding) % 4 === 0 && (padding === 0 || digits % 4 >= 2);
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const EQUALS = 61;

function isBase64Digit(code: number): boolean {
  const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return isLetter || (code >= 47 && code <= 57) || code === 43;
}

/** Go also takes bytes as a list of numbers. */
function isByteList(value: JsonValue): boolean {
  return isArray(value) && value.every((item) => item === null || isWhole(item, 0, 256));
}

/** As Go parses RFC 3339: an hour of one digit and a fraction behind a comma are taken. */
const timePattern = /^(\d{4})-(\d\d)-(\d\d)T(\d{1,2}):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|[+-](\d\d):(\d\d))$/u;
const microTimePattern = /^(\d{4})-(\d\d)-(\d\d)T(\d{1,2}):(\d\d):(\d\d)\.\d{6}(?:Z|[+-](\d\d):(\d\d))$/u;

function isTime(text: string, pattern: RegExp): boolean {
  const match = pattern.exec(text);
  if (match === null) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zoneHour = 0, zoneMinute = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  if (hour > 23 || minute > 59 || second > 59 || zoneHour > 24 || zoneMinute >= 60) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
