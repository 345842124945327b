import { isObject, isSameJson, valueAt, type JsonObject, type JsonValue } from '../json.ts';
import { mapAt, withItems, withMap, without, withoutEqual, withoutItems, type Defaults } from './edited.ts';
import { writtenLimits } from './limit-ranger.ts';
import { usualPullPolicy, writtenContainer } from './written-container.ts';
import { isManaged, writtenMetadata } from './written-metadata.ts';

const containerLists: readonly string[] = ['initContainers', 'containers', 'ephemeralContainers'];

/** A live pod template as its author wrote it. */
export function writtenTemplate(template: JsonObject): JsonObject {
  const own = withMap(template, 'metadata', (metadata) => without(metadata, ['creationTimestamp']));
  return withMap(own, 'spec', (spec) => writtenSpec(spec, { isPod: false }));
}

/** A live Pod as its author wrote it: also without what admission, the scheduler and the kubelet added to it. */
export function writtenPod(pod: JsonObject): JsonObject {
  const metadata = mapAt(pod, 'metadata');
  const limited = writtenLimits(pod);
  const spec = withMap(limited, 'spec', (whole) => {
    const own = writtenSpec(withoutToken(whole), { isPod: true });
    const placed = isManaged(metadata, ['spec', 'nodeName']) ? own : without(own, ['nodeName']);
    return withoutItems(withoutEqual(withoutPriority(placed), ofPods), 'tolerations', isUsualToleration);
  });
  return withMap(spec, 'metadata', writtenMetadata);
}

const ofTemplates: Defaults = {
  restartPolicy: 'Always',
  dnsPolicy: 'ClusterFirst',
  schedulerName: 'default-scheduler',
  terminationGracePeriodSeconds: 30,
  securityContext: {},
};

const ofPods: Defaults = {
  enableServiceLinks: true,
  serviceAccountName: 'default',
  preemptionPolicy: 'PreemptLowerPriority',
};

function writtenSpec(spec: JsonObject, { isPod }: { readonly isPod: boolean }): JsonObject {
  // The older name of the account is filled in beside the newer one, and both are the account that every pod has.
  const account = valueAt(spec, 'serviceAccountName') ?? (isPod ? 'default' : null);
  let own = withoutEqual(spec, { ...ofTemplates, serviceAccount: account });
  const setting = { isPod, isOnHostNetwork: valueAt(spec, 'hostNetwork') === true };
  for (const key of containerLists) {
    own = withItems(own, key, (container) => writtenContainer(container, setting));
  }
  return withItems(own, 'volumes', writtenVolume);
}

function writtenVolume(volume: JsonObject): JsonObject {
  let own = volume;
  for (const key of ['secret', 'configMap', 'projected', 'downwardAPI'])
    own = withOwn(own, key, writtenFiles);
  own = withOwn(own, 'image', (image) => withoutEqual(image, { pullPolicy: usualPullPolicy(image) }));
  return withOwn(own, 'hostPath', (source) => withoutEqual(source, { type: '' }));
}

/** Like `withMap`, for what makes the volume what it is and stays although nothing is left in it. */
function withOwn(object: JsonObject, key: string, edit: (map: JsonObject) => JsonObject): JsonObject {
  const map = valueAt(object, key);
  return isObject(map) ? { ...object, [key]: edit(map) } : object;
}

function writtenFiles(source: JsonObject): JsonObject {
  const own = withoutEqual(source, { defaultMode: 0o644 });
  return withItems(own, 'sources', (one) =>
    withMap(one, 'serviceAccountToken', (token) => withoutEqual(token, { expirationSeconds: 3600 })),
  );
}

/** Admission fills in the number of a class, and 0 where there is no class. */
function withoutPriority(spec: JsonObject): JsonObject {
  return typeof valueAt(spec, 'priorityClassName') === 'string'
    ? without(spec, ['priority'])
    : withoutEqual(spec, { priority: 0 });
}

function isUsualToleration(item: JsonValue): boolean {
  return usualTolerations.some((usual) => isSameJson(item, usual));
}

const usualTolerations: readonly JsonObject[] = [
  'node.kubernetes.io/not-ready',
  'node.kubernetes.io/unreachable',
].map((key) => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }));

const tokenFolder = '/var/run/secrets/kubernetes.io/serviceaccount';

/** A pod without the volume that admission adds for the token of its account, and without its mounts. */
function withoutToken(spec: JsonObject): JsonObject {
  const names = new Set<JsonValue>();
  const own = withoutItems(spec, 'volumes', (volume) => {
    const name = isObject(volume) ? valueAt(volume, 'name') : undefined;
    if (typeof name !== 'string' || !/^kube-api-access-[a-z0-9]{5}$/u.test(name)) return false;
    if (!isObject(volume) || !isSameJson(valueAt(volume, 'projected'), tokenSources)) return false;
    names.add(name);
    return true;
  });
  if (names.size === 0) return spec;
  const isTokenMount = (mount: JsonValue): boolean =>
    isObject(mount) &&
    names.has(valueAt(mount, 'name') ?? null) &&
    valueAt(mount, 'mountPath') === tokenFolder;
  let whole = own;
  for (const key of containerLists) {
    whole = withItems(whole, key, (container) => withoutItems(container, 'volumeMounts', isTokenMount));
  }
  return whole;
}

const tokenSources: JsonObject = {
  defaultMode: 0o644,
  sources: [
    { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
    { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
    {
      downwardAPI: {
        items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }],
      },
    },
  ],
};
