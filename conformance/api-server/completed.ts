import {
  isArray,
  isObject,
  valueAt,
  type JsonObject,
  type JsonValue,
} from '../../packages/engine/src/model/json.ts';

/**
 * An object with what the API server demands and a fixture leaves out because its check does not look at it: images, selectors, a
 * schedule. What is there stays as it is.
 */
export function completed(object: JsonObject): JsonObject {
  const { kind } = object;
  switch (kind) {
    case 'Pod':
      return within(object, ['spec'], completedPod);
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
      return within(selected(object), ['spec', 'template', 'spec'], completedPod);
    case 'ReplicationController':
    case 'PodTemplate':
      return within(
        object,
        kind === 'PodTemplate' ? ['template', 'spec'] : ['spec', 'template', 'spec'],
        completedPod,
      );
    case 'Job':
      return within(object, ['spec', 'template', 'spec'], (spec) => ended(completedPod(spec)));
    case 'CronJob':
      return within(
        within(object, ['spec'], (spec) => ({ schedule: '0 3 * * *', ...spec })),
        ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
        (spec) => ended(completedPod(spec)),
      );
    case 'Service':
      return within(object, ['spec'], (spec) => ({ ports: [{ port: 80 }], ...spec }));
    case 'PersistentVolumeClaim':
      return within(object, ['spec'], claim);
    case 'ValidatingWebhookConfiguration':
    case 'MutatingWebhookConfiguration':
      return eachIn(object, 'webhooks', (webhook) => ({
        sideEffects: 'None',
        admissionReviewVersions: ['v1'],
        clientConfig: { url: 'https://hook.example.com/' },
        ...webhook,
      }));
    default:
      return object;
  }
}

function completedPod(spec: JsonObject): JsonObject {
  const { ephemeralContainers: _, ...rest } = spec;
  const withImages = ['containers', 'initContainers'].reduce<JsonObject>(
    (all, list) =>
      eachIn(all, list, (container) => ({ image: 'registry.example.com/app:1.4.2', ...container })),
    rest,
  );
  return { containers: [{ name: 'app', image: 'registry.example.com/app:1.4.2' }], ...withImages };
}

function ended(spec: JsonObject): JsonObject {
  return { restartPolicy: 'Never', ...spec };
}

function claim(spec: JsonObject): JsonObject {
  return { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec };
}

/** A workload whose selector picks its pods. */
function selected(object: JsonObject): JsonObject {
  const labels = { app: 'web' };
  return within(object, ['spec'], (spec) => {
    const chosen = mapAt(mapAt(spec, 'selector'), 'matchLabels');
    const given = mapAt(mapAt(mapAt(spec, 'template'), 'metadata'), 'labels');
    const all = { ...(chosen ?? (given === undefined ? labels : {})), ...given };
    const template = within(spec, ['template', 'metadata'], (metadata) => ({ ...metadata, labels: all }));
    const claims = eachIn(template, 'volumeClaimTemplates', (one) => within(one, ['spec'], claim));
    return { selector: { matchLabels: all }, ...claims };
  });
}

function mapAt(object: JsonObject | undefined, key: string): JsonObject | undefined {
  const value = object === undefined ? undefined : valueAt(object, key);
  return isObject(value) ? value : undefined;
}

/** The object with the map at the end of a way changed; maps that are missing on it are made, and what is no map is left alone. */
function within(
  object: JsonObject,
  way: readonly string[],
  change: (map: JsonObject) => JsonObject,
): JsonObject {
  const [key, ...rest] = way;
  if (key === undefined) return change(object);
  const value: JsonValue = valueAt(object, key) ?? {};
  return isObject(value) ? { ...object, [key]: within(value, rest, change) } : object;
}

function eachIn(object: JsonObject, key: string, change: (item: JsonObject) => JsonObject): JsonObject {
  const list = valueAt(object, key);
  if (!isArray(list)) return object;
  return { ...object, [key]: list.map((item) => (isObject(item) ? change(item) : item)) };
}
