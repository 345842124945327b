import type { FlagSetting } from '../model/command-line.ts';
import { isHidden, itemsOf, placeOf, settingOf, type Component } from '../model/component.ts';
import { componentsOf } from '../model/components.ts';
import type { JsonValue } from '../model/json.ts';
import type { Resource } from '../model/resource.ts';
import type { Edit, Fix, Target } from './check.ts';
import type { Parameters } from './parameters.ts';

type Edits = Fix<Resource>['edits'];

/** The repair that sets a flag of the component at fault; a field of the kubelet's file may have a type of its own. */
export function settingFlag(flag: string, value: string, field: JsonValue = value): Edits {
  return forComponent((component, resource) => setting(component, resource, { flag, value, field }));
}

/** The repair that sets a flag to the number that the policy asks for. */
export function settingNumber(flag: string, numberIn: (parameters: Parameters) => number): Edits {
  return forComponent((component, resource, { parameters }) => {
    const field = numberIn(parameters);
    return setting(component, resource, { flag, value: String(field), field });
  });
}

/** The repair that takes a flag away, every time that it is given, so that its default holds. */
export function removingFlag(flag: string): Edits {
  return forComponent((component) => removal(component, flag));
}

/** The repair that adds an item to a flag that takes a list. */
export function addingItem(flag: string, item: string): Edits {
  return forComponent((component, resource) => {
    if (isHidden(component, flag)) return [];
    const list = settingOf(component, flag)?.value ?? '';
    const value = list === '' ? item : `${list},${item}`;
    return setting(component, resource, { flag, value, field: value });
  });
}

/** The repair that takes items out of a flag that takes a list; the flag goes where none is left. */
export function removingItems(flag: string, isUnwanted: (item: string) => boolean): Edits {
  return forComponent((component) => {
    if (isHidden(component, flag)) return [];
    const items = itemsOf(component, flag);
    const kept = items.filter(({ value }) => !isUnwanted(value));
    if (kept.length === items.length) return [];
    if (kept.length === 0) return removal(component, flag);
    return writtenSettings(component, flag).flatMap((one) => {
      const rest = kept.filter(({ at }) => at === one.at).map(({ value }) => value);
      const isUntouched = rest.length === items.filter(({ at }) => at === one.at).length;
      if (isUntouched) return [];
      return rest.length === 0 ? removalOf(one) : [newValue(component, one, flag, rest.join(','))];
    });
  });
}

/** The repair that writes the list of a flag anew, in one place. */
export function rewritingItems(
  flag: string,
  rewrite: (items: readonly string[]) => readonly string[],
): Edits {
  return forComponent((component, resource) => {
    if (isHidden(component, flag)) return [];
    const value = rewrite(itemsOf(component, flag).map((item) => item.value)).join(',');
    const others = writtenSettings(component, flag).slice(0, -1);
    return [...others.flatMap(removalOf), ...setting(component, resource, { flag, value, field: value })];
  });
}

/** A repair that is one only for some components. */
export function onlyWhere(isSo: (component: Component) => boolean, edits: Edits): Edits {
  return (violation, resource, values, target) => {
    const component = componentAt(resource, violation.at);
    return component !== undefined && isSo(component) ? edits(violation, resource, values, target) : [];
  };
}

function forComponent(
  editsOf: (component: Component, resource: Resource, target: Target) => readonly Edit[],
): Edits {
  return ({ at }, resource, _values, target) => {
    const component = componentAt(resource, at);
    return component === undefined ? [] : editsOf(component, resource, target);
  };
}

/** The component that a violation at a place is about. */
function componentAt(resource: Resource, at: string): Component | undefined {
  return componentsOf(resource).find((one) => isAbout(one, at));
}

function isAbout(component: Component, at: string): boolean {
  if (at === component.at || at.startsWith(`${component.at}/`)) return true;
  return [...component.flags.values()].some((settings) => settings.some((one) => one.at === at));
}

interface Wanted {
  readonly flag: string;
  readonly value: string;
  readonly field: JsonValue;
}

function setting(component: Component, resource: Resource, wanted: Wanted): readonly Edit[] {
  const { flag, value, field } = wanted;
  const last = writtenSettings(component, flag).at(-1);
  if (last === undefined) return [addition(component, resource, wanted)];
  if (component.form === 'fields') return [{ op: 'set', at: last.valueAt, value: field }];
  return [newValue(component, last, flag, value)];
}

/** The same word or entry with another value. */
function newValue({ form }: Component, { at, valueAt }: FlagSetting, flag: string, value: string): Edit {
  const isOneWord = form === 'words' && valueAt === at;
  return { op: 'set', at: valueAt, value: isOneWord ? `--${flag}=${value}` : value };
}

function addition(component: Component, resource: Resource, { flag, value, field }: Wanted): Edit {
  const { at, form, flags } = component;
  const entry = { name: flag, value };
  switch (form) {
    case 'words':
      return { op: 'set', at: `${at}/-`, value: `--${flag}=${value}` };
    case 'fields':
      return { op: 'set', at: placeOf(component, flag), value: field };
    case 'argument-list':
      return { op: 'set', at: `${at}/-`, value: entry };
    case 'argument-map':
    case 'unwritten': {
      const hasEntries = [...flags.values()].some((all) => all.some((one) => one.at !== at));
      return !hasEntries && takesList(resource)
        ? { op: 'set', at, value: [entry] }
        : { op: 'set', at: `${at}/${flag}`, value };
    }
  }
}

/** Arguments are a list since `v1beta4` of kubeadm and `v1beta2` of Cluster API, and a map before. */
function takesList({ group, version }: Resource): boolean {
  const beta = /^v1beta(\d+)$/u.exec(version)?.[1];
  if (beta === undefined) return version === 'v1';
  return Number(beta) >= (group === 'kubeadm.k8s.io' ? 4 : 2);
}

function removal(component: Component, flag: string): readonly Edit[] {
  const settings = writtenSettings(component, flag);
  if (component.form === 'fields' && settings.length > 0)
    return [{ op: 'remove', at: placeOf(component, flag) }];
  return settings.flatMap(removalOf);
}

/** The word, with that of its value where it is the next one; or the entry, the variable or the field. */
function removalOf({ at, valueAt }: FlagSetting): readonly Edit[] {
  const isApart = valueAt !== at && !valueAt.startsWith(`${at}/`);
  return (isApart ? [at, valueAt] : [at]).map((place) => ({ op: 'remove', at: place }));
}

/** The settings that the manifest holds; what kubeadm gives by itself stands at the arguments as a whole. */
function writtenSettings(component: Component, flag: string): readonly FlagSetting[] {
  return component.flags.get(flag)?.filter(({ at }) => at !== component.at) ?? [];
}
