import type { FlagSetting } from '../model/command-line.ts';
import { isHidden, itemsOf, placeOf, settingOf, type Component } from '../model/component.ts';
import { componentsOf } from '../model/components.ts';
import type { JsonValue } from '../model/json.ts';
import type { Resource } from '../model/resource.ts';
import type { Edit, Fix, Target, WrittenFlag } from './check.ts';
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
    return setting(component, resource, {
      flag,
      value,
      field: value,
      before: list === '' ? [] : list.split(','),
    });
  });
}

/** The repair that takes items out of a flag that takes a list; the flag goes where none is left. */
export function removingItems(flag: string, isUnwanted: (item: string) => boolean): Edits {
  return forComponent((component) => {
    if (isHidden(component, flag)) return [];
    const items = itemsOf(component, flag);
    const kept = items.filter(({ value }) => !isUnwanted(value));
    if (kept.length === items.length) return [];
    if (kept.length === 0) return removal(component, flag, namesOf(items));
    return writtenSettings(component, flag).flatMap((one) => {
      const rest = namesOf(kept.filter(({ at }) => at === one.at));
      const before = namesOf(items.filter(({ at }) => at === one.at));
      if (rest.length === before.length) return [];
      if (rest.length === 0) return removalOf(one, { flag, value: '', before });
      return [newValue(component, one, { flag, value: rest.join(','), before })];
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
    const value = rewrite(namesOf(itemsOf(component, flag))).join(',');
    const others = writtenSettings(component, flag).slice(0, -1);
    return [
      ...others.flatMap((one) => removalOf(one)),
      ...setting(component, resource, { flag, value, field: value }),
    ];
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

function namesOf(items: readonly { readonly value: string }[]): readonly string[] {
  return items.map(({ value }) => value);
}

interface Wanted extends WrittenFlag {
  readonly field: JsonValue;
}

function written({ flag, value, before }: WrittenFlag): { readonly flags: readonly WrittenFlag[] } {
  return { flags: [before === undefined ? { flag, value } : { flag, value, before }] };
}

function setting(component: Component, resource: Resource, wanted: Wanted): readonly Edit[] {
  const { flag, field } = wanted;
  const last = writtenSettings(component, flag).at(-1);
  if (last === undefined) return [addition(component, resource, wanted)];
  if (component.form === 'fields') return [{ op: 'set', at: last.valueAt, value: field }];
  return [newValue(component, last, wanted)];
}

/** The same word or entry with another value. */
function newValue({ form }: Component, { at, valueAt }: FlagSetting, wanted: WrittenFlag): Edit {
  const { flag, value } = wanted;
  const isOneWord = form === 'words' && valueAt === at;
  return { op: 'set', at: valueAt, value: isOneWord ? `--${flag}=${value}` : value, ...written(wanted) };
}

function addition(component: Component, resource: Resource, wanted: Wanted): Edit {
  const { at, form, flags } = component;
  const { flag, value, field } = wanted;
  const entry = { name: flag, value };
  switch (form) {
    case 'words':
      return { op: 'set', at: `${at}/-`, value: `--${flag}=${value}`, ...written(wanted) };
    case 'fields':
      return { op: 'set', at: placeOf(component, flag), value: field };
    case 'argument-list':
      return { op: 'set', at: `${at}/-`, value: entry, ...written(wanted) };
    case 'argument-map':
    case 'unwritten': {
      const hasEntries = [...flags.values()].some((all) => all.some((one) => one.at !== at));
      return !hasEntries && takesList(resource)
        ? { op: 'set', at, value: [entry], ...written(wanted) }
        : { op: 'set', at: `${at}/${flag}`, value, ...written(wanted) };
    }
  }
}

/** Arguments are a list since `v1beta4` of kubeadm and `v1beta2` of Cluster API, and a map before. */
function takesList({ group, version }: Resource): boolean {
  const beta = /^v1beta(\d+)$/u.exec(version)?.[1];
  if (beta === undefined) return version === 'v1';
  return Number(beta) >= (group === 'kubeadm.k8s.io' ? 4 : 2);
}

/** `before` has the items of a flag that lists them. */
function removal(component: Component, flag: string, before?: readonly string[]): readonly Edit[] {
  const settings = writtenSettings(component, flag);
  if (component.form === 'fields' && settings.length > 0)
    return [{ op: 'remove', at: placeOf(component, flag) }];
  const isListed = before !== undefined && settings.length === 1;
  return settings.flatMap((one) => removalOf(one, isListed ? { flag, value: '', before } : undefined));
}

/** The word, with that of its value where it is the next one; or the entry, the variable or the field. */
function removalOf({ at, valueAt }: FlagSetting, list?: WrittenFlag): readonly Edit[] {
  const isApart = valueAt !== at && !valueAt.startsWith(`${at}/`);
  if (isApart) return [at, valueAt].map((place) => ({ op: 'remove', at: place }));
  return [list === undefined ? { op: 'remove', at } : { op: 'remove', at, ...written(list) }];
}

/** The settings that the manifest holds; what kubeadm gives by itself stands at the arguments as a whole. */
function writtenSettings(component: Component, flag: string): readonly FlagSetting[] {
  return component.flags.get(flag)?.filter(({ at }) => at !== component.at) ?? [];
}
