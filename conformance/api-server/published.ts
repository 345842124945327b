import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** `"string"`, a definition's name, a list of or a map to a type, or a type with what else is known of the field. */
export type PublishedType =
  | string
  | readonly [PublishedType]
  | { readonly '*': PublishedType }
  | PublishedField;

export interface PublishedField {
  readonly type: PublishedType;
  readonly since?: string;
  readonly until?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly mapKeys?: readonly string[];
  readonly list?: string;
}

export interface PublishedDefinition {
  readonly since?: string;
  readonly until?: string;
  /** Group, version and kind; `all` for what serves every group. */
  readonly kinds?: readonly string[] | 'all';
  readonly is?: string;
  readonly required?: readonly string[];
  readonly fields?: Readonly<Record<string, PublishedType>>;
}

export interface PublishedResource {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly actions: readonly string[];
  readonly since?: string;
  readonly until?: string;
}

/** The API types of several Kubernetes versions, condensed from their OpenAPI documents. */
export interface Published {
  readonly head: { readonly about: string; readonly licence: string };
  readonly definitions: Readonly<Record<string, PublishedDefinition>>;
  readonly resources: readonly PublishedResource[];
}

/** The API types beside the repository; `undefined` where they are absent. */
export function readPublished(root: string = resolve(import.meta.dirname, '../..')): Published | undefined {
  const path = resolve(root, '../shared/facts/openapi/kubernetes-1.29-1.36.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Published) : undefined;
}

/** A field with its type told apart from what else is known of it. */
export function fieldOf(type: PublishedType): PublishedField {
  return typeof type === 'object' && 'type' in type ? type : { type };
}

/** True for a field or definition that the newest version has. */
export function isCurrent(known: { readonly until?: string }): boolean {
  return known.until === undefined;
}

/** The definition with fields that a type leads to, through lists and maps. */
export function structOf(definitions: Published['definitions'], type: PublishedType): string | undefined {
  if (typeof type === 'string') return definitions[type]?.fields === undefined ? undefined : type;
  if ('type' in type) return structOf(definitions, type.type);
  return structOf(definitions, '*' in type ? type['*'] : type[0]);
}

/** The kinds whose objects a definition describes, as `group/version/kind`. */
export function kindsOf({ kinds = [] }: PublishedDefinition): readonly string[] {
  return kinds === 'all' ? [] : kinds;
}
