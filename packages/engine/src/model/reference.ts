import type { Fields } from './fields.ts';
import type { KindName } from './resource.ts';

/**
 * What a reference is for, where its kind alone does not say it: `backend` a Service that traffic is sent to, `webhook`
 * one that the API server calls, `governing` the one of a StatefulSet, `scale-target` what an autoscaler scales, `template`
 * the workload whose pods another controller runs in its place.
 */
export type ReferenceUse =
  | 'account'
  | 'backend'
  | 'class'
  | 'governing'
  | 'owner'
  | 'policy'
  | 'pull-secret'
  | 'role'
  | 'scale-target'
  | 'subject'
  | 'template'
  | 'webhook'
  | 'other';

/** One object named by another. */
export interface Reference {
  /** Pointer of the name, or of the field that holds it. */
  readonly at: string;
  readonly use: ReferenceUse;
  readonly kindName: KindName;
  /** `undefined` for a kind without namespaces, and where it is not known. */
  readonly namespace: string | undefined;
  readonly name: string;
  /** True where the one who refers does without it: its absence is no fault. */
  readonly isOptional: boolean;
  /** The key that a ConfigMap or Secret must have. */
  readonly key?: string;
  /** The port, by number or name, that a Service must have. */
  readonly port?: number | string;
  /** The container that refers. */
  readonly container?: string;
}

/** The reference to an object by a field that holds its name; none where the name is missing or empty. */
export function namedBy(
  fields: Fields | undefined,
  key: string,
  kindName: KindName,
  namespace: string | undefined,
  use: ReferenceUse = 'other',
): readonly Reference[] {
  const found: Reference[] = [];
  addNamed(found, fields, key, kindName, namespace, use);
  return found;
}

/** Adds such a reference to others; what every pod is asked for makes no list of its own. */
export function addNamed(
  found: Reference[],
  fields: Fields | undefined,
  key: string,
  kindName: KindName,
  namespace: string | undefined,
  use: ReferenceUse = 'other',
): void {
  const name = fields?.string(key);
  if (fields === undefined || name === undefined || name === '') return;
  found.push({ at: fields.pointer(key), use, kindName, namespace, name, isOptional: false });
}

/** The kind that `apiVersion` and `kind` name. */
export function kindNameIn(apiVersion: string, kind: string): KindName {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? kind : `${kind}.${apiVersion.slice(0, slash)}`;
}

/** The kind that an API group and a kind name; the core group is the empty text. */
export function kindNameOfGroup(group: string, kind: string): KindName {
  return group === '' ? kind : `${kind}.${group}`;
}
