import { editDistance } from '../model/edit-distance.ts';
import type { Resource } from '../model/resource.ts';
import type { Lifespan } from './api-type.ts';
import { builtInKindNames, isAlive, servedVersions } from './built-in.ts';
import type { UnservedKind } from './fault.ts';

/**
 * The fault of a kind of a built-in group that a minor version does not serve; `undefined` where nothing similar is known,
 * as for files of tools that borrow such a group.
 */
export function unservedKind(resource: Resource, minor: number): UnservedKind | undefined {
  const { group, version, kind, at } = resource;
  const versions = servedVersions(group, kind);
  if (versions !== undefined) {
    const since = versions.get(version)?.since;
    const newest = newestAt(versions, minor);
    if (since === undefined && newest === undefined) return undefined;
    const meant = newest === undefined ? undefined : { apiVersion: apiVersionOf(group, newest), kind };
    const isLater = since !== undefined && since > minor;
    return { kind: 'unserved-kind', at: `${at}/apiVersion`, since: isLater ? since : undefined, meant };
  }
  return elsewhere(resource, minor) ?? misspelt(resource, minor) ?? misspeltElsewhere(resource, minor);
}

/**
 * True for a group that is none and that no CustomResourceDefinition can bring, as it has no dot, but that is nearly one of
 * Kubernetes, such as `app` or `networking`. Other groups without a dot are those of programs that read files.
 */
export function resemblesBuiltInGroup(group: string): boolean {
  if (group === '' || group.includes('.') || group.length > longestKind) return false;
  return builtInKindNames().some(
    ({ group: known }) => known !== '' && isSimilar(group, known.split('.')[0] ?? ''),
  );
}

/** The same kind in another group: the `apiVersion` is at fault. */
function elsewhere({ kind, at }: Resource, minor: number): UnservedKind | undefined {
  for (const { group, kind: known } of builtInKindNames()) {
    if (known !== kind) continue;
    const newest = newestAt(servedVersions(group, kind), minor);
    if (newest === undefined) continue;
    const meant = { apiVersion: apiVersionOf(group, newest), kind };
    return { kind: 'unserved-kind', at: `${at}/apiVersion`, since: undefined, meant };
  }
  return undefined;
}

/** A similar kind in the same group. */
function misspelt({ group, kind, at }: Resource, minor: number): UnservedKind | undefined {
  for (const { group: ofGroup, kind: name } of builtInKindNames()) {
    if (ofGroup !== group || !isSimilar(kind, name)) continue;
    const newest = newestAt(servedVersions(group, name), minor);
    if (newest === undefined) continue;
    const meant = { apiVersion: apiVersionOf(group, newest), kind: name };
    return { kind: 'unserved-kind', at: `${at}/kind`, since: undefined, meant };
  }
  return undefined;
}

/** A similar kind in another group: both `apiVersion` and `kind` are at fault. */
function misspeltElsewhere({ kind, at }: Resource, minor: number): UnservedKind | undefined {
  for (const { group, kind: known } of builtInKindNames()) {
    if (!isSimilar(kind, known)) continue;
    const newest = newestAt(servedVersions(group, known), minor);
    if (newest === undefined) continue;
    const meant = { apiVersion: apiVersionOf(group, newest), kind: known };
    return { kind: 'unserved-kind', at: `${at}/kind`, since: undefined, meant };
  }
  return undefined;
}

const longestKind = 63;

/** True where a kind is written nearly as a known one, upper and lower case aside. */
export function isSimilar(written: string, known: string): boolean {
  if (written.length > longestKind) return false;
  const distance = editDistance(written.toLowerCase(), known.toLowerCase());
  return distance <= (known.length >= 8 ? 2 : known.length >= 4 ? 1 : 0);
}

/** The version to write: a stable one before a beta one before an alpha one. */
function newestAt(versions: ReadonlyMap<string, Lifespan> | undefined, minor: number): string | undefined {
  const served = [...(versions ?? [])].filter(([, lifespan]) => isAlive(lifespan, minor));
  return served.map(([version]) => version).toSorted((a, b) => rankOf(b) - rankOf(a))[0];
}

function rankOf(version: string): number {
  const [, major = '0', stage, step = '0'] = /^v(\d+)(?:(alpha|beta)(\d+))?$/u.exec(version) ?? [];
  const rank = stage === undefined ? 2 : stage === 'beta' ? 1 : 0;
  return rank * 10_000 + Number(major) * 100 + Number(step);
}

function apiVersionOf(group: string, version: string): string {
  return group === '' ? version : `${group}/${version}`;
}
