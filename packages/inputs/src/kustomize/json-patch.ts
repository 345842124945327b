import { isObject, isSameJson, nameOfItem, tokensOf, valueAt, type JsonValue } from '@plimsoll/engine';

import { itemsOf, memberAt, textAt, type Member } from './members.ts';
import type { Part } from './read-parts.ts';
import { follow, type Route, type RouteStep } from './route.ts';
import type { Setting, Step } from './setting.ts';

/** What a JSON patch (RFC 6902) does, its last operation first. */
export function jsonPatchStep({ value, locate }: Part): Step {
  const operations = itemsOf({ value, at: '' });
  return (route) => {
    for (const operation of operations.toReversed()) {
      const setting = settingOf(operation, route, locate, operations.length === 1);
      if (setting !== undefined) return setting;
    }
    return undefined;
  };
}

/** The texts that a JSON patch writes to a field of its object, such as its name, in their order. */
export function textsSetBy({ value }: Part, pointer: string): readonly string[] {
  return itemsOf({ value, at: '' }).flatMap((operation) =>
    textAt(operation, 'path') === pointer ? (textAt(operation, 'value') ?? []) : [],
  );
}

function settingOf(
  operation: Member,
  route: Route,
  locate: Part['locate'],
  isOnly: boolean,
): Setting | undefined {
  const { steps } = route;
  const path = textAt(operation, 'path');
  const verb = textAt(operation, 'op');
  if (path === undefined || verb === undefined || verb === 'test') return undefined;
  if (verb === 'move' || verb === 'copy') return transferOf(operation, path, route, locate);
  const tokens = tokensOf(path);
  if (tokens.length > steps.length) return undefined;
  const written = memberAt(operation, 'value') ?? nullAt(operation);
  if (!tokens.every((token, index) => isSameStep(token, steps[index], written, index + 1 === tokens.length)))
    return undefined;
  const depth = tokens.length;
  if (verb === 'remove')
    return {
      depth,
      value: undefined,
      location: locate(operation.at),
      rewritten: (value) => [
        { op: 'set', at: `${operation.at}/op`, value: 'add' },
        { op: 'set', at: `${operation.at}/value`, value },
      ],
    };
  if (written === undefined) return undefined;
  const reached = follow(written.value, steps.slice(depth), written.at);
  const setting = {
    depth: depth + reached.depth,
    value: reached.value,
    location: locate(reached.pointer),
  };
  if (reached.depth > 0) return setting;
  const { at } = operation;
  return {
    ...setting,
    removal: isOnly ? [] : [{ op: 'remove', at }],
    taking: [
      { op: 'set', at: `${at}/op`, value: 'remove' },
      { op: 'remove', at: `${at}/value` },
    ],
  };
}

/** What `move` and `copy` do: whatever is built of the field now stands where the operation puts it, and no more where it was. */
function transferOf(
  operation: Member,
  path: string,
  { steps, existing, value }: Route,
  locate: Part['locate'],
): Setting | undefined {
  const location = locate(operation.at);
  const leadsTo = (pointer: string): boolean => {
    const tokens = tokensOf(pointer);
    return tokens.length <= steps.length && tokens.every((token, index) => steps[index]?.token === token);
  };
  const asIs = { location, rewritten: () => [], removal: [] };
  if (leadsTo(path) && existing === steps.length) return { depth: steps.length, value, ...asIs };
  const from = textAt(operation, 'op') === 'move' ? textAt(operation, 'from') : undefined;
  if (from === undefined || !leadsTo(from)) return undefined;
  return { depth: tokensOf(from).length, value: undefined, ...asIs };
}

/** A value that is `null` is one as well. */
function nullAt(operation: Member): Member | undefined {
  const isNull = isObject(operation.value) && valueAt(operation.value, 'value') === null;
  return isNull ? { value: null, at: `${operation.at}/value` } : undefined;
}

/** Positions shift while patches add items, so that an item that is added is recognised by itself. */
function isSameStep(
  token: string,
  step: RouteStep | undefined,
  written: Member | undefined,
  isLast: boolean,
): boolean {
  if (step === undefined) return false;
  if (step.list === undefined || (token !== '-' && !/^\d+$/u.test(token))) return step.token === token;
  if (!isLast || written === undefined) return step.token === token;
  const item = step.list[Number(step.token)];
  return item !== undefined && isSameItem(item, written.value);
}

function isSameItem(one: JsonValue, other: JsonValue): boolean {
  return nameOfItem(one) === nameOfItem(other) || isSameJson(one, other);
}
