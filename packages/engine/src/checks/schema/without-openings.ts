import { isArray, isObject, valueAt, type JsonValue } from '../../model/json.ts';

/**
 * A setting that has no effect where it stands, as it may be given one: without what would open the workload. `undefined` where
 * nothing is left.
 */
export function withoutOpenings(field: string, value: JsonValue): JsonValue | undefined {
  if (opensWith(field, value)) return undefined;
  if (isArray(value)) return value.flatMap((item) => withoutOpenings(field, item) ?? []);
  if (!isObject(value)) return value;
  const kept = Object.keys(value).flatMap((key) => {
    const inner = withoutOpenings(key, valueAt(value, key) ?? null);
    return inner === undefined ? [] : [[key, inner] as const];
  });
  return kept.length === 0 && Object.keys(value).length > 0 ? undefined : Object.fromEntries(kept);
}

function opensWith(field: string, value: JsonValue): boolean {
  return openings.get(field)?.(value) === true;
}

const isTrue = (value: JsonValue): boolean => value === true;
const openings: ReadonlyMap<string, (value: JsonValue) => boolean> = new Map([
  ['add', isArray],
  ['allowPrivilegeEscalation', isTrue],
  ['automountServiceAccountToken', isTrue],
  ['hostIPC', isTrue],
  ['hostNetwork', isTrue],
  ['hostPID', isTrue],
  ['hostProcess', isTrue],
  ['privileged', isTrue],
  ['procMount', (value) => value === 'Unmasked'],
  ['runAsUser', (value) => value === 0],
  ['shareProcessNamespace', isTrue],
  ['type', (value) => value === 'Unconfined'],
]);
