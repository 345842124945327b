import { isArray, isObject, isSameJson, valueAt } from '@plimsoll/engine';

import type { Instance } from './instance.ts';
import { isText, itemsAt, memberAt, textAt, type Member } from './members.ts';
import type { Part } from './read-parts.ts';
import type { RouteStep } from './route.ts';
import type { Setting, Step } from './setting.ts';
import { isSelected } from './target.ts';

/** What one replacement does to the objects that its targets select. */
export function applyReplacement(
  replacement: Member,
  instances: readonly Instance[],
  locate: Part['locate'],
): void {
  const origin = valueOrigin(replacement, instances, locate);
  const targets = itemsAt(replacement, 'targets');
  for (const instance of instances) {
    const own = targets.filter((target) => isTaken(target, instance)).flatMap(fieldPathsOf);
    if (own.length > 0) instance.steps.push(replacementStep(own, origin, locate));
  }
}

function isTaken(target: Member, instance: Instance): boolean {
  const select = memberAt(target, 'select');
  if (select === undefined || !isSelected(select, instance)) return false;
  return !itemsAt(target, 'reject').some((reject) => isSelected(reject, instance));
}

/** The value is written where the replacement takes it from, and is here because the replacement names this field. */
function replacementStep(
  paths: readonly Member<string>[],
  origin: Origin | undefined,
  locate: Part['locate'],
): Step {
  return ({ steps, existing, value }) => {
    if (existing < steps.length || value === undefined) return undefined;
    const path = paths.find((one) => leadsTo(one.value, steps));
    if (path === undefined) return undefined;
    const here = locate(path.at);
    const because = { text: 'a replacement writes the value to this field', uri: here.uri, line: here.line };
    return {
      ...(origin ?? { location: here, rewritten: () => [] }),
      depth: steps.length,
      value,
      removal: [],
      because,
    };
  };
}

/** Without a field path a replacement writes the name. */
function fieldPathsOf(target: Member): readonly Member<string>[] {
  const paths = itemsAt(target, 'fieldPaths').filter(isText);
  return paths.length > 0 ? paths : [{ value: 'metadata.name', at: target.at }];
}

/** Where a value is written, and how it is made another there. */
type Origin = Pick<Setting, 'location' | 'rewritten'>;

/** Where the value is written that a replacement takes; `undefined` where that cannot be told without building. */
function valueOrigin(
  replacement: Member,
  instances: readonly Instance[],
  locate: Part['locate'],
): Origin | undefined {
  const value = memberAt(replacement, 'sourceValue');
  if (value !== undefined) return { location: locate(value.at) };
  const source = memberAt(replacement, 'source');
  const instance = source === undefined ? undefined : instances.find((one) => isSelected(source, one));
  if (source === undefined || instance === undefined) return undefined;
  const tokens = tokensOfPath(textAt(source, 'fieldPath') ?? 'metadata.name');
  const steps = tokens.map((token) => ({ token, list: undefined }));
  const route = { steps, existing: steps.length, value: undefined };
  const settings = instance.steps.flatMap((step) => step(route, undefined) ?? []);
  return settings.findLast((setting) => setting.depth === steps.length && setting.value !== undefined);
}

/** Whether a field path leads to the field, or to something that the field is in. */
function leadsTo(path: string, steps: readonly RouteStep[]): boolean {
  const tokens = tokensOfPath(path);
  if (tokens.length > steps.length) return false;
  return tokens.every((token, index) => {
    const step = steps[index];
    return step !== undefined && isMatching(token, step);
  });
}

/** The tokens of `spec.containers.[name=web].image`, where a dot in a key has a backslash before it. */
function tokensOfPath(path: string): readonly string[] {
  // Longer ones are nobody's, and would take long to read.
  if (path.length > 2000) return [path];
  return (path.match(/(?:\[[^\]]*\]|\\.|[^.[])+/gu) ?? []).map((token) => token.replaceAll('\\.', '.'));
}

function isMatching(token: string, { token: actual, list }: RouteStep): boolean {
  if (token === '*' || token === actual) return true;
  const selector = /^\[([^=]+)=(.*)\]$/u.exec(token);
  if (list === undefined || selector === null) return false;
  const [, key = '', wanted = ''] = selector;
  const item = list[Number(actual)];
  if (item === undefined || isArray(item)) return false;
  return isObject(item) ? isSameJson(valueAt(item, key), wanted) : String(item) === wanted;
}
