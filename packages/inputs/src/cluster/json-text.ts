import { isArray, isObject, type JsonValue } from '@plimsoll/engine';

/** A value as JSON, in which whole numbers of any size keep all their digits. */
export function jsonText(value: JsonValue): string {
  if (typeof value === 'bigint') return String(value);
  if (isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${jsonText(item)}`);
  return `{${members.join(',')}}`;
}
