import { isObject, valueAt, type JsonObject } from '@plimsoll/engine';

import type { HeldMarks } from './held-marks.ts';
import { entriesAt, nameIn, textAt, type Member } from './members.ts';
import type { Part } from './read-parts.ts';
import { follow } from './route.ts';
import type { Step } from './setting.ts';
import type { Selectable } from './target.ts';

/** One object on its way through a build: what it was written as, and every step that changed it. */
export interface Instance extends Selectable, HeldMarks {
  readonly labels: Map<string, string>;
  readonly annotations: Map<string, string>;
  readonly names: string[];
  readonly namespaces: string[];
  readonly kinds: string[];
  /** Its kind, namespace and name as they are written. */
  readonly written: string;
  readonly steps: Step[];
  /** What it was called when the kustomization that was followed last began to change it. */
  entered: { readonly name: string; readonly namespace: string | undefined };
  /** True for what a generator made, whose name gets a hash at its end. */
  readonly isGenerated: boolean;
  isDeleted: boolean;
}

/** The objects that a document of a file holds, lists opened. */
export function instancesIn(part: Part): readonly Instance[] {
  return membersIn({ value: part.value, at: '' }).map(({ value, at }) => {
    const instance = newInstance(value, false);
    instance.steps.push(({ steps }) => {
      const { depth, pointer, value: found } = follow(value, steps, at);
      return { depth, value: found, location: part.locate(pointer) };
    });
    return instance;
  });
}

/** An object that has no steps yet. */
export function newInstance(object: JsonObject, isGenerated: boolean): Instance {
  const root: Member = { value: object, at: '' };
  const apiVersion = textAt(root, 'apiVersion') ?? '';
  const slash = apiVersion.indexOf('/');
  const metadata: Member = { value: valueAt(object, 'metadata') ?? null, at: '' };
  const namespace = textAt(metadata, 'namespace');
  return {
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    version: slash < 0 ? apiVersion : apiVersion.slice(slash + 1),
    kinds: [textAt(root, 'kind') ?? ''],
    written: `${textAt(root, 'kind') ?? ''} ${namespace === undefined ? '' : `${namespace}/`}${nameIn(object)}`,
    names: [nameIn(object)],
    namespaces: namespace === undefined ? [] : [namespace],
    labels: textsIn(metadata, 'labels'),
    annotations: textsIn(metadata, 'annotations'),
    steps: [],
    entered: { name: nameIn(object), namespace },
    isGenerated,
    isDeleted: false,
  };
}

/** The kind that an object has by now. */
export function presentKind({ kinds }: Instance): string {
  return kinds.at(-1) ?? '';
}

/** The name that an object has by now. */
export function presentName({ names }: Instance): string {
  return names.at(-1) ?? '';
}

function textsIn(metadata: Member, key: string): Map<string, string> {
  return new Map(
    entriesAt(metadata, key).flatMap(({ key: name, value }) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );
}

/** Kustomize opens what ends in `List` as the API server does. */
function membersIn({ value, at }: Member): readonly Member<JsonObject>[] {
  if (!isObject(value)) return [];
  const kind = valueAt(value, 'kind');
  if (typeof kind !== 'string') return [];
  const items = valueAt(value, 'items');
  if (!kind.endsWith('List') || !Array.isArray(items)) return [{ value, at }];
  return items.flatMap((item, index) => membersIn({ value: item, at: `${at}/items/${index}` }));
}
