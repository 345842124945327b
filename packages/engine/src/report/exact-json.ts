import { isArray, type JsonValue } from '../model/json.ts';
import { harmlessJson } from './visible.ts';

/**
 * JSON on one line as Go's `encoding/json` writes the same values: whole numbers beyond 2^53 digit by digit, negative
 * zero with its sign, other numbers as the shortest text that reads back the same.
 */
export function exactJson(value: JsonValue): string {
  return harmlessJson(textOf(value));
}

function textOf(value: JsonValue): string {
  switch (typeof value) {
    case 'bigint':
      return String(value);
    case 'number':
      return Object.is(value, -0) ? '-0' : JSON.stringify(value);
    case 'object':
      return value === null ? 'null' : containerText(value);
    default:
      return JSON.stringify(value);
  }
}

function containerText(value: Extract<JsonValue, object>): string {
  if (isArray(value)) return `[${value.map(textOf).join(',')}]`;
  const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${textOf(item)}`);
  return `{${members.join(',')}}`;
}
