import { createHash } from 'node:crypto';

import {
  controllerOf,
  podSpecOf,
  podsOf,
  resourcesOf,
  runningText,
  withoutServerDefaults,
  type Fields,
  type JsonObject,
  type Resource,
  type Source,
} from '@plimsoll/engine';

import type { ServedKind } from './discover.ts';
import { mapIn, textIn } from './json-fields.ts';
import { isProvidedAsIs } from './provided.ts';

/** An object that is judged, as its author may have written it. */
export interface LiveObject {
  readonly uri: string;
  readonly object: JsonObject;
  /**
   * The uri of the object that controls it, for a pod that runs otherwise than that one asks for: what is found at both is
   * counted there.
   */
  readonly ownerUri: string | undefined;
}

/** Tells what is judged from what others answer for; has to see owners before what they own. */
export interface LiveObjects {
  /** The object to judge; `undefined` for what its owner answers for, and for what every cluster has. */
  readonly take: (raw: JsonObject, kind: ServedKind) => LiveObject | undefined;
  /** Containers that something put into running pods beside those that their owners ask for, by name. */
  readonly injected: () => ReadonlyMap<string, number>;
  /** How many objects others answer for. */
  readonly derived: () => number;
}

interface Owner {
  /** Of what it asks for, several for a custom resource that holds several pods. */
  readonly digests: readonly string[];
  readonly containers: readonly string[];
  /** The uri that findings are counted at: of the owner's own owner, where that answers for it. */
  readonly answersAt: string;
}

/** Sorts the objects of one cluster; `root` is what their uris begin with. */
export function sortLiveObjects(
  root: string,
  { withCustomPods }: { readonly withCustomPods: boolean },
): LiveObjects {
  const owners = new Map<string, Owner>();
  const known = new Set<string>();
  const injected = new Map<string, number>();
  let derived = 0;
  const take: LiveObjects['take'] = (raw, kind) => {
    const written = withoutServerDefaults(raw);
    if (isProvidedAsIs(written)) return undefined;
    const uri = uriOfObject(root, kind, raw);
    const [resource] = resourcesOf(written, uri);
    const spec = resource === undefined ? undefined : podSpecOf(resource);
    const uid = textIn(mapIn(raw, 'metadata'), 'uid');
    if (spec === undefined) {
      const asked = resource === undefined || !withCustomPods ? [] : askedPods(resource);
      if (uid !== undefined && uid !== '' && asked.length > 0) {
        const digests = asked.map((one) => digestOf(runningText(one.object)));
        owners.set(uid, { digests, containers: asked.flatMap(namesOf), answersAt: uri });
      }
      return isSliceOfService(raw) ? undefined : { uri, object: written, ownerUri: undefined };
    }
    const controller = controllerOf(raw);
    const owner = controller === undefined ? undefined : owners.get(controller.uid);
    const containers = namesOf(spec);
    const added = owner === undefined ? [] : containers.filter((name) => !owner.containers.includes(name));
    for (const name of added) injected.set(name, (injected.get(name) ?? 0) + 1);
    const digest = digestOf(runningText(spec.object));
    const isIdle = mapIn(raw, 'spec')?.['replicas'] === 0;
    const isCovered = owner !== undefined && (owner.digests.includes(digest) || isIdle);
    if (uid !== undefined && uid !== '' && kind.kind !== 'Pod') {
      const answersAt = isCovered ? owner.answersAt : uri;
      owners.set(uid, { digests: [digest], containers, answersAt });
    }
    if (isCovered) {
      derived += 1;
      return undefined;
    }
    const identity = sameness(raw, owner, digest);
    if (identity !== undefined) {
      if (known.has(identity)) {
        derived += 1;
        return undefined;
      }
      known.add(identity);
    }
    return { uri, object: withoutOwners(written, owner), ownerUri: owner?.answersAt };
  };
  return { take, injected: () => injected, derived: () => derived };
}

/** Where an object lies in reports: `cluster://prod/namespaces/shop/deployments.apps/web`. */
function uriOfObject(root: string, { group, resource }: ServedKind, raw: JsonObject): string {
  const metadata = mapIn(raw, 'metadata');
  const namespace = textIn(metadata, 'namespace') ?? '';
  const place = namespace === '' ? '' : `/namespaces/${uriPart(namespace)}`;
  const type = group === '' ? resource : `${resource}.${group}`;
  return `${root}${place}/${type}/${uriPart(textIn(metadata, 'name') ?? '')}`;
}

/** A name in an uri; a hostile server's name stays one part of it. */
export function uriPart(name: string): string {
  return name.replace(/[^\w.:@~+-]/gu, encodeURIComponent);
}

/** What a custom resource asks for in full; what an operator completes may be asked for by nobody. */
function askedPods(resource: Resource): readonly Fields[] {
  return podsOf(resource).flatMap(({ isPartial, spec }) => (isPartial ? [] : spec));
}

function namesOf(spec: Fields): readonly string[] {
  return ['initContainers', 'containers'].flatMap((key) =>
    spec.maps(key).flatMap((container) => container.string('name') ?? []),
  );
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** What stands for an object of which several that are the same may run; `undefined` for one of its own. */
function sameness(raw: JsonObject, owner: Owner | undefined, digest: string): string | undefined {
  const metadata = mapIn(raw, 'metadata');
  if (owner !== undefined) return `${owner.answersAt} ${digest}`;
  // A static pod shows in the API as a mirror, once for each node that has its file.
  if (textIn(mapIn(metadata, 'annotations'), 'kubernetes.io/config.mirror') === undefined) return undefined;
  const node = textIn(mapIn(raw, 'spec'), 'nodeName') ?? '';
  const name = textIn(metadata, 'name') ?? '';
  const stem = node !== '' && name.endsWith(`-${node}`) ? name.slice(0, -node.length - 1) : name;
  return `mirror ${textIn(metadata, 'namespace') ?? ''}/${stem} ${digest}`;
}

/** The owner of a pod that is known is no reference that has to be followed. */
function withoutOwners(object: JsonObject, owner: Owner | undefined): JsonObject {
  const metadata = mapIn(object, 'metadata');
  if (metadata === undefined) return object;
  const isMirror = textIn(mapIn(metadata, 'annotations'), 'kubernetes.io/config.mirror') !== undefined;
  if (owner === undefined && !isMirror) return object;
  const { ownerReferences: _, ...own } = metadata;
  return { ...object, metadata: own };
}

/** The control plane makes the slices of a Service from the pods that it selects. */
function isSliceOfService(raw: JsonObject): boolean {
  if (textIn(raw, 'kind') !== 'EndpointSlice') return false;
  const kind = controllerOf(raw)?.kind;
  const manager = textIn(mapIn(mapIn(raw, 'metadata'), 'labels'), 'endpointslice.kubernetes.io/managed-by');
  return kind === 'Service' && manager === 'endpointslice-controller.k8s.io';
}

/** An object as a source, a line for each field. */
export function sourceOf({ uri, object }: Pick<LiveObject, 'uri' | 'object'>): Source {
  return { uri, text: `${JSON.stringify(object, undefined, 2)}\n` };
}
