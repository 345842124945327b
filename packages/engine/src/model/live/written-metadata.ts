import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from '../json.ts';
import { withMap, without, withoutEqual, withoutItems } from './edited.ts';

/** The metadata of a live object as its author wrote it. */
export function writtenMetadata(metadata: JsonObject): JsonObject {
  const named = typeof valueAt(metadata, 'name') === 'string' ? kept : keptOfUnnamed;
  const own = without(metadata, named);
  const labelled = withMap(own, 'labels', (labels) =>
    withoutEqual(labels, { 'kubernetes.io/metadata.name': valueAt(metadata, 'name') ?? null }),
  );
  const annotated = withMap(labelled, 'annotations', (annotations) => without(annotations, notedByServer));
  return withoutItems(annotated, 'finalizers', isUsualFinalizer);
}

const bookkeeping: readonly string[] = [
  'creationTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
];
const kept: readonly string[] = [...bookkeeping, 'generateName'];
const keptOfUnnamed: readonly string[] = bookkeeping;

const appliedNote = 'kubectl.kubernetes.io/last-applied-configuration';

/** What kubectl, the API server and the controllers note on what others wrote. */
const notedByServer: readonly string[] = [
  appliedNote,
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
  'deployment.kubernetes.io/revision',
  'deprecated.daemonset.template.generation',
  'kubernetes.io/limit-ranger',
  'kubernetes.io/config.seen',
  'kubernetes.io/config.hash',
  'pv.kubernetes.io/bind-completed',
  'pv.kubernetes.io/bound-by-controller',
  'volume.beta.kubernetes.io/storage-provisioner',
  'volume.kubernetes.io/storage-provisioner',
  'volume.kubernetes.io/selected-node',
];

const usualFinalizers: ReadonlySet<JsonValue> = new Set<JsonValue>([
  'kubernetes',
  'kubernetes.io/pv-protection',
  'kubernetes.io/pvc-protection',
  'batch.kubernetes.io/job-tracking',
  'customresourcecleanup.apiextensions.k8s.io',
  'service.kubernetes.io/load-balancer-cleanup',
]);

function isUsualFinalizer(item: JsonValue): boolean {
  return usualFinalizers.has(item);
}

/** True where whoever wrote an object wrote the field too, as far as its managed fields tell (`['spec', 'nodeName']`). */
export function isManaged(metadata: JsonObject, path: readonly string[]): boolean {
  const entries = valueAt(metadata, 'managedFields');
  if (!isArray(entries)) return false;
  return entries.some((entry) => {
    let here: JsonValue | undefined = member(entry, 'fieldsV1');
    for (const key of path) here = member(here, `f:${key}`);
    return here !== undefined;
  });
}

function member(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isObject(value) ? valueAt(value, key) : undefined;
}

/** True where the number of pods was set by way of the `scale` subresource, as autoscalers and `kubectl scale` do. */
export function isScaled(metadata: JsonObject): boolean {
  const entries = valueAt(metadata, 'managedFields');
  if (!isArray(entries)) return false;
  return entries.some(
    (entry) =>
      member(entry, 'subresource') === 'scale' &&
      member(member(member(entry, 'fieldsV1'), 'f:spec'), 'f:replicas') !== undefined,
  );
}

/** The manifest as `kubectl apply` noted it; only good for telling which values were written, never what they are. */
export function lastApplied(metadata: JsonObject): JsonObject | undefined {
  const text = member(valueAt(metadata, 'annotations'), appliedNote);
  if (typeof text !== 'string') return undefined;
  try {
    const value: JsonValue = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    // Anybody may write the annotation; what is no JSON tells nothing.
    return undefined;
  }
}
