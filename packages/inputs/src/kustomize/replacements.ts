import { isArray, isObject, isSameJson, valueAt, type JsonValue } from '@plimsoll/engine';

import { isText, itemsAt, memberAt, textAt, type Member } from './members.ts';
import type { Part } from './read-parts.ts';
import type { RouteStep } from './route.ts';
import type { Setting, Step } from './setting.ts';
import { isSelected, type Selectable } from './target.ts';

/** What one replacement does to the objects that its targets select; `undefined` for any other object. */
export function replacementStep(
  replacement: Member,
  object: Selectable,
  locate: Part['locate'],
): Step | undefined {
  const targets = itemsAt(replacement, 'targets').filter((target) => {
    const select = memberAt(target, 'select');
    const isTaken = select !== undefined && isSelected(select, object);
    return isTaken && !itemsAt(target, 'reject').some((reject) => isSelected(reject, object));
  });
  if (targets.length === 0) return undefined;
  const because = sourceOf(replacement, locate);
  return ({ steps, existing, value }) => {
    if (existing < steps.length || value === undefined) return undefined;
    for (const target of targets) {
      const path = fieldPathsOf(target).find((one) => leadsTo(one.value, steps));
      if (path !== undefined) return settingAt(path, steps, value, because, locate);
    }
    return undefined;
  };
}

function settingAt(
  path: Member<string>,
  steps: readonly RouteStep[],
  value: JsonValue,
  because: Setting['because'],
  locate: Part['locate'],
): Setting {
  const setting = { depth: steps.length, value, location: locate(path.at) };
  return because === undefined ? setting : { ...setting, because };
}

/** Without a field path a replacement writes the name. */
function fieldPathsOf(target: Member): readonly Member<string>[] {
  const paths = itemsAt(target, 'fieldPaths').filter(isText);
  return paths.length > 0 ? paths : [{ value: 'metadata.name', at: target.at }];
}

/** Where the value comes from, as the replacement says it. */
function sourceOf(replacement: Member, locate: Part['locate']): Setting['because'] {
  const source = memberAt(replacement, 'source');
  const value = memberAt(replacement, 'sourceValue');
  if (source === undefined) {
    return value === undefined
      ? undefined
      : { text: 'the value that the replacement writes', ...placeOf(value) };
  }
  const [kind = 'an object', name = '', field = 'metadata.name'] = ['kind', 'name', 'fieldPath'].map((key) =>
    textAt(source, key),
  );
  const named = name === '' ? kind : `${kind} \`${name}\``;
  return { text: `the replacement takes the value from \`${field}\` of ${named}`, ...placeOf(source) };

  function placeOf(member: Member): { readonly uri: string; readonly line: number } {
    const { uri, line } = locate(member.at);
    return { uri, line };
  }
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
