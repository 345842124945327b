import {
  escapeToken,
  isArray,
  isObject,
  nameOfItem,
  tokensOf,
  valueAt,
  type JsonArray,
  type JsonValue,
} from '@plimsoll/engine';

/** The way to a field of a built object, in a form in which it can be followed in what the object was made from. */
export interface Route {
  readonly steps: readonly RouteStep[];
  /** How many of the steps exist in the built object. */
  readonly existing: number;
  /** The value at the end of those. */
  readonly value: JsonValue | undefined;
}

/** One step: the key of a map or the position in a list, and for the latter the list itself. */
export interface RouteStep {
  readonly token: string;
  readonly list: JsonArray | undefined;
}

/** How far a route led in some value. */
export interface Reached {
  readonly depth: number;
  /** The pointer of what was reached. */
  readonly pointer: string;
  readonly value: JsonValue;
}

/** The route to a pointer in a built object. */
export function routeTo(object: JsonValue, pointer: string): Route {
  const steps: RouteStep[] = [];
  let here: JsonValue | undefined = object;
  let existing = 0;
  let value: JsonValue = object;
  for (const token of tokensOf(pointer)) {
    steps.push({ token, list: isArray(here) ? here : undefined });
    here = here === undefined ? undefined : childOf(here, token);
    if (here === undefined) continue;
    existing += 1;
    value = here;
  }
  return { steps, existing, value: existing === steps.length ? value : undefined };
}

/** Follows a route from a step on as far as it leads; items of lists are recognised by what Kubernetes merges them by. */
export function follow(from: JsonValue, steps: readonly RouteStep[], at = ''): Reached {
  let reached: Reached = { depth: 0, pointer: at, value: from };
  for (const step of steps) {
    const token = tokenIn(reached.value, step);
    const child = token === undefined ? undefined : childOf(reached.value, token);
    if (token === undefined || child === undefined) break;
    reached = {
      depth: reached.depth + 1,
      pointer: `${reached.pointer}/${escapeToken(token)}`,
      value: child,
    };
  }
  return reached;
}

function childOf(value: JsonValue, token: string): JsonValue | undefined {
  if (isArray(value)) return /^\d+$/u.test(token) ? value[Number(token)] : undefined;
  return isObject(value) ? valueAt(value, token) : undefined;
}

/** What leads on from here: a key as it is, a position where the same item stands. */
function tokenIn(value: JsonValue, { token, list }: RouteStep): string | undefined {
  if (!isArray(value) || list === undefined) return token;
  const name = itemNames(list).names[Number(token)];
  const rank =
    itemNames(list)
      .positions.get(name ?? '')
      ?.indexOf(Number(token)) ?? -1;
  const same = name === undefined ? undefined : itemNames(value).positions.get(name);
  const found = same?.[rank] ?? same?.[0];
  if (found !== undefined) return String(found);
  return value.length === list.length ? token : undefined;
}

interface ItemNames {
  readonly names: readonly string[];
  readonly positions: ReadonlyMap<string, readonly number[]>;
}

/** The names of a list's items, made once for each list, however many findings lie in it. */
function itemNames(list: JsonArray): ItemNames {
  const known = knownNames.get(list);
  if (known !== undefined) return known;
  const names = list.map(nameOfItem);
  const made = { names, positions: Map.groupBy(names.keys(), (position) => names[position] ?? '') };
  knownNames.set(list, made);
  return made;
}

const knownNames = new WeakMap<JsonArray, ItemNames>();
