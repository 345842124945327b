import { isSameJson, type Edit, type JsonValue } from '@plimsoll/engine';

import type { WrittenPlace } from './read-parts.ts';
import type { Route } from './route.ts';

/** What one step of a build does to a field, or to the nearest thing around it. */
export interface Setting {
  /** How many steps of the route it reaches. */
  readonly depth: number;
  /** What stands there afterwards; `undefined` for what is taken away. */
  readonly value: JsonValue | undefined;
  readonly location: WrittenPlace;
  /** The edits of the document there that make it another value, none where there are none; left out where it stands there as it is. */
  readonly rewritten?: (value: JsonValue) => readonly Edit[];
  /** The edits of the document there that leave it out, none where there are none; left out where it is enough to remove it there. */
  readonly removal?: readonly Edit[];
  /** The edits of the document there by which it is taken away there, whoever else writes it; left out where nothing can do that. */
  readonly taking?: readonly Edit[];
  /** Where the value comes from, if it is not written there. */
  readonly because?: { readonly text: string; readonly uri: string; readonly line: number };
}

/** One step of a build for one object: what it does to a field that had a value before, if that is known. */
export type Step = (route: Route, before: JsonValue | undefined) => Setting | undefined;

/** The setting of a field, or of the nearest thing around it, that counts in the end. */
export interface Settled {
  readonly setting: Setting;
  /** True where the setting explains the built object; otherwise something changed it that could not be traced. */
  readonly explains: boolean;
}

/**
 * The setting that counts among those of all steps. Where the field exists, the last that gave it its value. Where it is
 * missing, what took it away, or else the earliest of those that come nearest.
 */
export function settle(steps: readonly Step[], route: Route): Settled | undefined {
  const whole = route.steps.length;
  const settings = settingsOf(steps, route);
  return route.existing === whole ? settledValue(settings, route) : settledAbsence(settings, route);
}

/** What all steps that have to do with a field do to it, in their order. */
export function settingsOf(steps: readonly Step[], route: Route): readonly Setting[] {
  const settings: Setting[] = [];
  let before: JsonValue | undefined;
  for (const step of steps) {
    const setting = step(route, before);
    if (setting === undefined) continue;
    settings.push(setting);
    if (setting.depth === route.steps.length) before = setting.value;
  }
  return settings;
}

function settledValue(settings: readonly Setting[], { steps, value }: Route): Settled | undefined {
  const exact = settings.filter((setting) => setting.depth === steps.length && setting.value !== undefined);
  const isContainer = typeof value === 'object' && value !== null;
  const same = exact.findLast((setting) => isSameJson(setting.value, value));
  if (same !== undefined) return { setting: same, explains: true };
  // A map is put together by many; the first of them is where it is.
  const setting = isContainer ? exact[0] : exact.at(-1);
  if (setting !== undefined) return { setting, explains: isContainer };
  return nearest(settings, false);
}

function settledAbsence(settings: readonly Setting[], route: Route): Settled | undefined {
  const deepest = settings.findLastIndex(({ value, depth }) => value !== undefined && depth > route.existing);
  const later = settings.slice(deepest + 1);
  if (deepest < 0) return nearest(settings, true);
  // It was there: what took it away, or wrote over what it stood in, is the reason that it is missing.
  const removal = later.findLast(({ value }) => value === undefined) ?? later.at(-1);
  return removal === undefined ? nearest(settings, true) : { setting: removal, explains: true };
}

function nearest(settings: readonly Setting[], explains: boolean): Settled | undefined {
  const present = settings.filter(({ value }) => value !== undefined);
  const deepest = present.reduce((depth, setting) => Math.max(depth, setting.depth), 0);
  const setting = present.find(({ depth }) => depth === deepest);
  return setting === undefined ? undefined : { setting, explains };
}
