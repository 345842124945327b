import { escapeToken, isArray, isObject, tokensOf, type JsonValue, valueAtPointer } from '@plimsoll/engine';

import type { Option } from '../../render/place/candidates.ts';
import { parentOf, pointerOf } from '../../render/place/pointer-steps.ts';
import type { Wish } from '../../render/place/wishes.ts';
import type { ValuePath } from '../chart-values.ts';
import type { Question } from './question.ts';
import type { RenderedLines } from './rendered-lines.ts';
import { appendingTo, removalOf, settingOf, type ValuesFiles } from './values-change.ts';

/** What renderings with marked values proved to get to a field, or to the map or list that it is in. */
export function provedOptions(wish: Wish, question: Question): readonly Option[] {
  const { document, files, printedWhole } = question;
  switch (wish.kind) {
    case 'add': {
      const at = `${wish.at}/${escapeToken(wish.key)}`;
      const filled = document.filledBy(at)?.path;
      const holder = holderOf(wish.at, question);
      return [
        ...(filled === undefined ? [] : settingOf(files, filled, wish.value)),
        ...(holder === undefined ? [] : settingOf(files, [...holder, wish.key], wish.value)),
      ];
    }
    case 'append': {
      const list = printedWhole(wish.at);
      return list === undefined ? [] : appendingTo(files, list, wish.value);
    }
    case 'replace':
      return replacements(wish.at, wish.value, question);
    case 'remove':
      return removals(wish.at, question);
  }
}

function replacements(at: string, value: JsonValue, question: Question): readonly Option[] {
  const { document, files } = question;
  const leaf = document.leafOf(at);
  if (leaf !== undefined) return typedSettings(files, leaf.path, value, leaf.value);
  const path = document.filledBy(at)?.path ?? wholeAt(at, question);
  const around = partlyPrinted(at, value, document);
  return [
    ...(path === undefined ? [] : settingOf(files, path, value)),
    ...around.flatMap(([inner, part]) => settingOf(files, inner, part)),
  ];
}

/** A switch that the template prints under a key of its own is switched off; everything else is taken out. */
function removals(at: string, question: Question): readonly Option[] {
  const { document, files, fieldAt } = question;
  const leaf = document.leafOf(at);
  const path = leaf?.path ?? wholeAt(at, question);
  if (path === undefined) return [];
  const off = leaf?.value === true ? settingOf(files, leaf.path, false) : [];
  const out = removalOf(files, path);
  return fieldAt(at) === undefined ? [...out, ...off] : [...off, ...out];
}

/** Of a text with several values in it the value that stands where the new text differs. */
function partlyPrinted(
  at: string,
  value: JsonValue,
  document: RenderedLines,
): readonly (readonly [ValuePath, string])[] {
  const before = valueAtPointer(document.value, at);
  if (typeof before !== 'string' || typeof value !== 'string') return [];
  return document.leavesAt(at).flatMap((leaf) => {
    const text = String(leaf.value);
    const start = text === '' ? -1 : before.indexOf(text);
    if (start < 0) return [];
    const tail = before.slice(start + text.length);
    if (!value.startsWith(before.slice(0, start)) || !value.endsWith(tail)) return [];
    const part = value.slice(start, value.length - tail.length);
    return part.length === 0 ? [] : [[leaf.path, part] as const];
  });
}

/** A value as it is wanted, else as text where the value before is text. */
function typedSettings(
  files: ValuesFiles,
  path: ValuePath,
  value: JsonValue,
  before: unknown,
): readonly Option[] {
  const wanted = settingOf(files, path, value);
  if (typeof before !== 'string' || typeof value === 'string' || isArray(value) || isObject(value))
    return wanted;
  return [...wanted, ...settingOf(files, path, String(value))];
}

/** What fills a map: proved by a key that was added to it, else by what the leaves in it are called. */
function holderOf(at: string, { document, printedWhole }: Question): ValuePath | undefined {
  const tokens = tokensOf(at);
  for (let length = tokens.length; length > 0; length--) {
    const holder = document.filledBy(pointerOf(tokens.slice(0, length)));
    if (holder !== undefined) {
      const rest = tokens.slice(length);
      return rest.some((token) => /^\d+$/u.test(token)) ? undefined : [...holder.path, ...rest];
    }
  }
  return printedWhole(at);
}

/** The map or list among the values that is printed as a whole field. */
function wholeAt(at: string, { document, printedWhole }: Question): ValuePath | undefined {
  const own = printedWhole(at);
  if (own !== undefined && String(own.at(-1)) === tokensOf(at).at(-1)) return own;
  const holder = printedWhole(parentOf(at)) ?? document.filledBy(parentOf(at))?.path;
  const last = tokensOf(at).at(-1);
  return holder === undefined || last === undefined
    ? own
    : [...holder, /^\d+$/u.test(last) ? Number(last) : last];
}
