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
} from '@plimsoll/engine';

import { memberOf, type Wish } from '../../render/place/wishes.ts';

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
      const step = stepTo(wish.value, tokensOf(wish.at).at(-1));
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
  const step = stepTo(item, field);
  if (step === undefined || typeof step === 'string') return undefined;
  const same = list.filter((one) => isObject(one) && valueAt(one, step.key) === step.value);
  return same.length === 1 ? step : undefined;
}

function stepTo(item: JsonValue | undefined, field: string | undefined): PatchStep | undefined {
  if (!isObject(item)) return undefined;
  for (const key of mergeKeys.get(field ?? '') ?? []) {
    const value = valueAt(item, key);
    if (value !== undefined) return { key, value };
  }
  return undefined;
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
