import type { JsonObject } from '../../model/json.ts';
import { kindNameOf, type KindName, type Resource } from '../../model/resource.ts';
import { structural, type Structural } from './structural.ts';

/** What a CustomResourceDefinition says of its kind. */
export interface CustomDefinition {
  readonly kindName: KindName;
  readonly uri: string;
  /** The definition's own place, for what is said of it. */
  readonly at: string;
  /** The versions that are served. */
  readonly versions: ReadonlyMap<string, CustomVersion>;
}

export interface CustomVersion {
  /** `undefined` where the definition has none, and says nothing. */
  readonly schema: Structural | undefined;
  /** Whether its status is written by itself, so that the API server drops it from what is created. */
  readonly hasStatus: boolean;
}

const definitionKind: KindName = 'CustomResourceDefinition.apiextensions.k8s.io';

/** The kind that a resource defines; `undefined` where it is no definition of one. */
export function definedKind(resource: Resource): KindName | undefined {
  if (kindNameOf(resource) !== definitionKind || resource.version !== 'v1') return undefined;
  const spec = resource.fields.map('spec');
  const kind = spec?.map('names')?.string('kind');
  const group = spec?.string('group');
  return kind === undefined || group === undefined ? undefined : `${kind}.${group}`;
}

/** The definition that a resource is; `undefined` where it is none. */
export function definitionIn(resource: Resource): CustomDefinition | undefined {
  const kindName = definedKind(resource);
  if (kindName === undefined) return undefined;
  const versions = new Map<string, CustomVersion>();
  for (const version of resource.fields.map('spec')?.maps('versions') ?? []) {
    const name = version.string('name');
    if (name === undefined || version.boolean('served') === false) continue;
    const schema: JsonObject | undefined = version.map('schema')?.map('openAPIV3Schema')?.object;
    versions.set(name, {
      schema: schema === undefined ? undefined : structural(schema),
      hasStatus: version.map('subresources')?.has('status') === true,
    });
  }
  return { kindName, uri: resource.uri, at: resource.at, versions };
}
