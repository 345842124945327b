import {
  escapeToken,
  isArray,
  isObject,
  tokensOf,
  valueAt,
  type Edit,
  type JsonValue,
  type PatchField,
  type PatchStep,
  memberOf,
  valueAtPointer,
} from '@plimsoll/engine';

import type { Wish } from '../../render/place/wishes.ts';

/** A wish about an object as a field of a strategic merge patch; `undefined` where such a patch cannot say it. */
export function patchFieldFor(wish: Wish, object: JsonValue): PatchField | undefined {
  const way = wayTo(wish.at, object);
  if (way === undefined) return undefined;
  switch (wish.kind) {
    case 'add':
      return { way: [...way, wish.key], value: wish.value };
    case 'replace':
      // Lists are merged, or not, as their schema says.
      return isArray(wish.value) ? undefined : { way, value: wish.value };
    case 'append': {
      const list = valueAtPointer(object, wish.at);
      const step = isArray(list)
        ? ownStep(wish.value, tokensOf(wish.at).at(-1), [...list, wish.value])
        : undefined;
      return step === undefined ? undefined : { way: [...way, step], value: wish.value };
    }
    case 'remove':
      return typeof way.at(-1) === 'string'
        ? { way, value: null }
        : { way: [...way, '$patch'], value: 'delete' };
  }
}

/** A wish about an object as an edit that a JSON patch can make: what is around the field is there. */
export function patchEditFor(wish: Wish): Edit {
  switch (wish.kind) {
    case 'add':
      return { op: 'set', at: `${wish.at}/${escapeToken(wish.key)}`, value: wish.value };
    case 'append':
      return { op: 'set', at: `${wish.at}/-`, value: wish.value };
    case 'replace':
      return { op: 'set', at: wish.at, value: wish.value };
    case 'remove':
      return { op: 'remove', at: wish.at };
  }
}

/** The way to what is there, items of lists named by what Kubernetes merges them by. */
function wayTo(pointer: string, object: JsonValue): readonly PatchStep[] | undefined {
  const way: PatchStep[] = [];
  let here: JsonValue | undefined = object;
  let field: string | undefined;
  for (const token of tokensOf(pointer)) {
    const next = memberOf(here, token);
    const step = isArray(here) ? ownStep(next, field, here) : token;
    if (next === undefined || step === undefined) return undefined;
    way.push(step);
    field = token;
    here = next;
  }
  return way;
}

/** A step to an item that no other item of its list shares. */
function ownStep(
  item: JsonValue | undefined,
  field: string | undefined,
  list: readonly JsonValue[],
): PatchStep | undefined {
  const key = (mergeKeys.get(field ?? '') ?? []).find((one) => nameIn(item, one) !== undefined);
  const position = list.findIndex((one) => one === item);
  if (key === undefined || position < 0 || position > mostBehind) return undefined;
  const names = list.map((one) => nameIn(one, key));
  const behind = names.slice(0, position).filter((name) => name !== undefined);
  const value = names[position];
  const isAlone = new Set(names).size === names.length && behind.length === position;
  return value === undefined || !isAlone ? undefined : { key, value, behind };
}

/** A patch names every item before the one that it means; beyond so many it is read more easily without. */
const mostBehind = 6;

function nameIn(item: JsonValue | undefined, key: string): JsonValue | undefined {
  return isObject(item) ? valueAt(item, key) : undefined;
}

/** The lists of Kubernetes' own kinds that a strategic merge patch merges, and by what (`x-kubernetes-patch-merge-key`). */
const mergeKeys: ReadonlyMap<string, readonly string[]> = new Map([
  ['containers', ['name']],
  ['initContainers', ['name']],
  ['ephemeralContainers', ['name']],
  ['volumes', ['name']],
  ['env', ['name']],
  ['imagePullSecrets', ['name']],
  ['secrets', ['name']],
  ['resourceClaims', ['name']],
  ['webhooks', ['name']],
  ['ports', ['containerPort', 'port']],
  ['volumeMounts', ['mountPath']],
  ['volumeDevices', ['devicePath']],
  ['hostAliases', ['ip']],
  ['topologySpreadConstraints', ['topologyKey']],
]);
