import {
  isArray,
  isObject,
  valueAt,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../model/json.ts';
import { escapeToken } from '../model/pointer.ts';
import { kindNameOf, type KindName, type Resource } from '../model/resource.ts';
import { feed, hex16, mixUnordered, type Hash } from './digest.ts';
import { digestOf, memberDigest, nameOfItem, scalarDigest } from './item-name.ts';

/** What a resource is recognised by in another scan, also after it was moved or renamed. */
export interface ResourceIdentity {
  /** The source in which it was examined. */
  readonly uri: string;
  /** The file that a rendered source leads back to. */
  readonly from?: string;
  readonly kind: KindName;
  /** Absent where the manifest names none. */
  readonly namespace?: string;
  readonly name: string;
  /** A digest of all that it holds but what names it. */
  readonly shape: string;
  /** A digest of what the shape leaves out, names of objects and containers aside. */
  readonly rest: string;
  readonly containers: readonly ContainerIdentity[];
}

/** What a container is recognised by. */
export interface ContainerIdentity {
  /** The path of the list it stands in, with names in place of positions. */
  readonly list: string;
  readonly name: string;
  /** A digest of all that it holds but its name. */
  readonly shape: string;
}

/** What was there to be found fault with, with and without findings. */
export interface Inventory {
  /** The sources that were read. */
  readonly sources: readonly string[];
  readonly resources: readonly ResourceIdentity[];
}

/**
 * The identity of a resource. Its shape leaves out what a renaming changes: names, namespace, the labels that usually
 * repeat the name, the names of containers; and what changes all the time: versions of images, status, what the server fills in.
 */
export function identityOf(resource: Resource): ResourceIdentity {
  const { uri, namespace, name, fields } = resource;
  const containers: ContainerIdentity[] = [];
  const leftOut: Hash[] = [];
  const walk: Walk = { containers, leftOut };
  const members = Object.entries(fields.object).flatMap(([key, value]) => {
    if (key === 'kind' || key === 'status') return [];
    if (key === 'apiVersion') return leftOutOf(walk, key, value);
    const way = { above: undefined, key };
    if (key === 'metadata') return isObject(value) ? marksDigests(value, way, walk) : [];
    return memberDigest(key, partDigest(value, way, walk));
  });
  return {
    uri,
    kind: kindNameOf(resource),
    ...(namespace === undefined ? {} : { namespace }),
    name,
    shape: hex16(mixUnordered(members)),
    rest: hex16(mixUnordered(leftOut)),
    containers,
  };
}

interface Walk {
  /** Filled with what is met on the way. */
  readonly containers: ContainerIdentity[];
  readonly leftOut: Hash[];
}

/** Notes what is no part of the shape. */
function leftOutOf({ leftOut }: Walk, key: string, value: JsonValue): readonly [] {
  leftOut.push(memberDigest(key, digestOf(value)));
  return [];
}

/** The way to a value; its text is made only where a container is met. */
type Way =
  | { readonly above: Way | undefined; readonly key: string }
  | { readonly above: Way; readonly item: JsonValue };

function pathTo(way: Way | undefined): string {
  if (way === undefined) return '';
  const last = 'item' in way ? nameOfItem(way.item) : escapeToken(way.key);
  return `${pathTo(way.above)}/${last}`;
}

/** Of the metadata of an object only what its author wrote beside the name. */
function marksDigests(metadata: JsonObject, way: Way, walk: Walk): readonly Hash[] {
  return ['labels', 'annotations', 'finalizers'].flatMap((key) => {
    const value = valueAt(metadata, key);
    return value === undefined ? [] : memberDigest(key, partDigest(value, { above: way, key }, walk));
  });
}

function partDigest(value: JsonValue, way: Way & { readonly key: string }, walk: Walk): Hash {
  const { key } = way;
  if (isArray(value))
    return containerLists.has(key) ? containersDigest(value, way, walk) : listDigest(value, way, walk);
  if (!isObject(value)) return scalarDigest(value);
  if (key === 'annotations') return annotationsDigest(value, walk);
  return mapDigest(value, way, walk, namingMaps.has(key));
}

/** The maps of labels, and of what selects by them. */
const namingMaps: ReadonlySet<string> = new Set(['labels', 'matchLabels', 'selector']);

function mapDigest(value: JsonObject, way: Way, walk: Walk, mayName: boolean): Hash {
  const members = Object.entries(value).flatMap(([key, member]) =>
    mayName && namingLabels.has(key)
      ? leftOutOf(walk, `${pathTo(way)}/${key}`, member)
      : memberDigest(key, partDigest(member, { above: way, key }, walk)),
  );
  return feed(mixUnordered(members), 'map');
}

function listDigest(items: JsonArray, way: Way, walk: Walk): Hash {
  const digests = items.map((item) =>
    isObject(item) ? mapDigest(item, { above: way, item }, walk, false) : digestOf(item),
  );
  return feed(mixUnordered(digests), 'list');
}

const containerLists: ReadonlySet<string> = new Set(['containers', 'initContainers', 'ephemeralContainers']);

function containersDigest(items: JsonArray, way: Way, walk: Walk): Hash {
  const list = pathTo(way);
  return feed(mixUnordered(items.map((item) => containerDigest(item, list, walk))), 'list');
}

function containerDigest(item: JsonValue, list: string, walk: Walk): Hash {
  if (!isObject(item)) return digestOf(item);
  const members = Object.entries(item).flatMap(([key, value]) => {
    if (key === 'name') return [];
    const shown = key === 'image' && typeof value === 'string' ? withoutVersion(value) : value;
    return memberDigest(key, digestOf(shown));
  });
  const digest = mixUnordered(members);
  const shape = hex16(digest);
  const [name, image] = [valueAt(item, 'name'), valueAt(item, 'image')];
  if (typeof name === 'string') walk.containers.push({ list, name, shape });
  if (typeof image === 'string') leftOutOf(walk, `${list} ${shape}`, image);
  return digest;
}

function withoutVersion(image: string): string {
  const at = image.indexOf('@');
  const tagged = at < 0 ? image : image.slice(0, at);
  const colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
  return colon < 0 ? tagged : tagged.slice(0, colon);
}

/** The labels by which people and charts name things. */
const namingLabels: ReadonlySet<string> = new Set([
  'app',
  'app.kubernetes.io/instance',
  'app.kubernetes.io/name',
  'app.kubernetes.io/version',
  'chart',
  'component',
  'helm.sh/chart',
  'instance',
  'io.kompose.service',
  'k8s-app',
  'kubernetes.io/metadata.name',
  'name',
  'release',
  'run',
  'service',
  'version',
]);

/** Annotations that tools write, and those whose key holds the name of a container, by how they begin. */
const fleetingAnnotations = ['kubectl.kubernetes.io/', 'deployment.kubernetes.io/', 'checksum/'];
const containerAnnotations = [
  'container.apparmor.security.beta.kubernetes.io/',
  'container.seccomp.security.alpha.kubernetes.io/',
];

function annotationsDigest(annotations: JsonObject, walk: Walk): Hash {
  const members = Object.entries(annotations).flatMap(([key, value]) => {
    if (fleetingAnnotations.some((start) => key.startsWith(start))) return leftOutOf(walk, key, value);
    const start = containerAnnotations.find((one) => key.startsWith(one));
    return memberDigest(start ?? key, digestOf(value));
  });
  return feed(mixUnordered(members), 'map');
}
