import type { JsonValue } from '../model/json.ts';

/** Sets a map's key to a value; `__proto__` becomes an own property like any other. */
export function setOwn(target: Record<string, JsonValue>, key: string, value: JsonValue): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  } else {
    target[key] = value;
  }
}
