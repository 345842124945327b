import { escapeToken, type Change, type Edit, type JsonValue } from '@plimsoll/engine';

import type { Option } from '../../render/place/candidates.ts';
import { pointerOf } from '../../render/place/pointer-steps.ts';
import type { Wish } from '../../render/place/wishes.ts';
import type { Instance } from '../instance.ts';
import type { WrittenPlace } from '../read-parts.ts';
import { routeTo, type Route } from '../route.ts';
import { settingsOf, settle, type Setting } from '../setting.ts';

/** The ways to make a wish about a built object true where its fields are written, the best first. */
export function writtenWays(wish: Wish, value: JsonValue, instance: Instance): readonly Option[] {
  const question = { value, steps: instance.steps };
  switch (wish.kind) {
    case 'replace':
      return replacing(wish.at, wish.value, question);
    case 'add':
      return [
        ...restoring(`${wish.at}/${escapeToken(wish.key)}`, wish.value, question),
        ...adding(wish.at, wish.key, wish.value, question),
      ];
    case 'append':
      return adding(wish.at, '-', wish.value, question);
    case 'remove':
      return removing(wish.at, question);
  }
}

/** A built object, and the steps by which it became so. */
interface Question {
  readonly value: JsonValue;
  readonly steps: Instance['steps'];
}

interface Traced {
  readonly route: Route;
  readonly settings: readonly Setting[];
  /** Those that gave the field a value of its own, in the order of the build. */
  readonly exact: readonly Setting[];
}

function traced(at: string, { value, steps }: Question): Traced {
  const route = routeTo(value, at);
  const settings = settingsOf(steps, route);
  const whole = route.steps.length;
  return {
    route,
    settings,
    exact: settings.filter((setting) => setting.depth === whole && setting.value !== undefined),
  };
}

/** Another value: where the one that counts is written, else where an earlier one is, else beside what is around it. */
function replacing(at: string, value: JsonValue, question: Question): readonly Option[] {
  const { route, settings, exact } = traced(at, question);
  const counting = settle(question.steps, route)?.setting;
  const first = exact.filter(
    (setting) =>
      setting.location.uri === counting?.location.uri && setting.location.line === counting.location.line,
  );
  const others = exact.filter((setting) => !first.includes(setting)).toReversed();
  const written = [...first, ...others].flatMap((setting) => withValue(setting, value));
  return exact.length > 0 ? written : besides(settings, route, undefined, value);
}

/** A key that was taken away on the way gets its value where it was taken away. */
function restoring(at: string, value: JsonValue, question: Question): readonly Option[] {
  const { route, settings } = traced(at, question);
  const taking = settings.findLast(
    (setting) => setting.value === undefined && setting.depth === route.steps.length,
  );
  return taking === undefined ? [] : withValue(taking, value);
}

/** A member of a map or an item of a list that there is: where most of the way to it is written, the base first. */
function adding(at: string, key: string, value: JsonValue, question: Question): readonly Option[] {
  const { route, settings } = traced(at, question);
  return besides(settings, route, key, value);
}

function besides(
  settings: readonly Setting[],
  { steps }: Route,
  key: string | undefined,
  value: JsonValue,
): readonly Option[] {
  const rest = (depth: number): readonly string[] => [
    ...steps.slice(depth).map(({ token }) => token),
    ...(key === undefined ? [] : [key]),
  ];
  return settings
    .filter(
      ({ value: there, rewritten, depth }) =>
        there !== undefined &&
        rewritten === undefined &&
        // A position says nothing where the list is another one.
        steps.slice(depth).every(({ list }) => list === undefined),
    )
    .toSorted((a, b) => b.depth - a.depth)
    .flatMap(({ location, depth }) => {
      const more = rest(depth);
      if (more.length === 0) return [];
      return [[changeAt(location, [{ op: 'set', at: pointerIn(location) + pointerOf(more), value }])]];
    });
}

/** Everything that gives it a value leaves it out, or else the last that can takes it away. */
function removing(at: string, question: Question): readonly Option[] {
  const { exact } = traced(at, question);
  const removals = exact.map(({ location, removal, rewritten }) => {
    const edits = removal ?? (rewritten === undefined ? removalAt(location) : []);
    return edits.length === 0 ? undefined : changeAt(location, edits);
  });
  const known = removals.filter((one) => one !== undefined);
  const taking = exact.findLast((setting) => setting.taking !== undefined);
  return [
    ...(known.length === 0 || known.length < removals.length ? [] : [known]),
    ...(taking?.taking === undefined ? [] : [[changeAt(taking.location, taking.taking)]]),
  ];
}

function removalAt(location: WrittenPlace): readonly Edit[] {
  return [{ op: 'remove', at: pointerIn(location) }];
}

function withValue({ location, rewritten }: Setting, value: JsonValue): readonly Option[] {
  const edits: readonly Edit[] = rewritten?.(value) ?? [{ op: 'set', at: pointerIn(location), value }];
  return edits.length === 0 ? [] : [[changeAt(location, edits)]];
}

/** Pointer of a place in its document, or in the document of the text that is written there. */
function pointerIn({ pointer, inner }: WrittenPlace): string {
  return inner?.pointer ?? pointer;
}

function changeAt({ uri, pointer, document = 0, inner }: WrittenPlace, edits: readonly Edit[]): Change {
  const fields = { kind: 'fields', uri, document, edits } as const;
  return inner === undefined ? fields : { ...fields, within: { at: pointer, document: inner.document } };
}
