import { parseBoolean } from '../model/command-line.ts';
import {
  isHidden,
  itemsOf,
  nameOf,
  placeOf,
  settingOf,
  type Component,
  type Program,
} from '../model/component.ts';
import { componentsOf } from '../model/components.ts';
import type { Resource } from '../model/resource.ts';
import type { Target, Violation } from './check.ts';

/** What is wrong with a flag of a component, and where. */
export interface Fault {
  readonly at: string;
  readonly text: string;
}

/** What follows from a fault, as the middle of a sentence that begins with the component; and how to find it. */
export interface Judgement {
  readonly consequence: string;
  readonly fault: (component: Component, target: Target, resource: Resource) => Fault | undefined;
}

/** Makes the judge of a check: it reports the faults of every component that runs one of some programs. */
export function judgeOf(
  programs: readonly Program[],
  { consequence, fault }: Judgement,
): (resource: Resource, target: Target) => readonly Violation[] | undefined {
  return (resource, target) => {
    const components = componentsOf(resource);
    if (components.length === 0) return undefined;
    const violations: Violation[] = [];
    for (const component of components) {
      if (!programs.includes(component.program)) continue;
      const found = fault(component, target, resource);
      if (found === undefined) continue;
      const { label, container } = component;
      const violation = { at: found.at, message: `${label} ${consequence}: ${found.text}` };
      violations.push(container === undefined ? violation : { ...violation, container });
    }
    return violations.length === 0 ? undefined : violations;
  };
}

/** A flag that is not set, where it is known not to be set elsewhere either. */
export function missing(component: Component, flag: string, meaning = ''): Fault | undefined {
  if (component.readsFile) return undefined;
  return {
    at: placeOf(component, flag),
    text: `\`${nameOf(component, flag)}\` is not set${meaning === '' ? '' : `, ${meaning}`}`,
  };
}

/** A boolean flag whose value is not the wanted one; `fallback` is what the program takes where it is not set. */
export function otherThan(
  component: Component,
  flag: string,
  { wanted, fallback }: { readonly wanted: boolean; readonly fallback: boolean },
): Fault | undefined {
  const setting = settingOf(component, flag);
  if (setting === undefined)
    return fallback === wanted ? undefined : missing(component, flag, `and its default is ${fallback}`);
  if (setting.value === undefined || parseBoolean(setting.value) === wanted) return undefined;
  return { at: setting.at, text: written(component, flag, setting.value) };
}

/** The first of some flags that is not set or is empty. */
export function firstUnset(
  component: Component,
  flags: readonly string[],
  meaning?: string,
): Fault | undefined {
  for (const flag of flags) {
    const setting = settingOf(component, flag);
    if (setting === undefined) return missing(component, flag, meaning);
    if (setting.value === '') return { at: setting.at, text: `\`${nameOf(component, flag)}\` is empty` };
  }
  return undefined;
}

/** A flag that is set at all. */
export function present(component: Component, flag: string): Fault | undefined {
  const setting = settingOf(component, flag);
  if (setting === undefined || setting.value === '') return undefined;
  return {
    at: setting.at,
    text:
      setting.value === undefined
        ? `\`${nameOf(component, flag)}\` is set`
        : written(component, flag, setting.value),
  };
}

/** An item in the list of a flag. */
export function listed(component: Component, flag: string, item: string): Fault | undefined {
  const entry = itemsOf(component, flag).find(({ value }) => value === item);
  return entry === undefined
    ? undefined
    : { at: entry.at, text: `\`${nameOf(component, flag)}\` names \`${item}\`` };
}

/** An item that the list of a flag lacks; `meaning` says what holds where the flag is not set. */
export function unlisted(
  component: Component,
  flag: string,
  item: string,
  meaning?: string,
): Fault | undefined {
  const setting = settingOf(component, flag);
  if (setting === undefined) return missing(component, flag, meaning);
  const items = itemsOf(component, flag);
  if (isHidden(component, flag) || items.some(({ value }) => value === item)) return undefined;
  const list = items.map(({ value }) => value).join(',');
  return { at: setting.at, text: `\`${nameOf(component, flag)}\` is \`${list}\`, without \`${item}\`` };
}

/** A flag with its value, for a sentence. */
export function written(component: Component, flag: string, value: string): string {
  return `\`${nameOf(component, flag)}\` is \`${value}\``;
}
