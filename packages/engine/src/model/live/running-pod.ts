import { isArray, isObject, valueAt, type JsonObject, type JsonValue } from '../json.ts';
import { Fields } from '../fields.ts';
import { withItems, without, withoutEqual } from './edited.ts';

/** Fields of pods that controllers, the scheduler and admission set one way or another without a meaning for security. */
const settledLater: readonly string[] = [
  'affinity',
  'dnsConfig',
  'hostname',
  'imagePullSecrets',
  'nodeName',
  'nodeSelector',
  'overhead',
  'preemptionPolicy',
  'priority',
  'priorityClassName',
  'resourceClaims',
  'resources',
  'restartPolicy',
  'schedulingGates',
  'subdomain',
  'tolerations',
  'topologySpreadConstraints',
];

const settledInContainers: readonly string[] = ['env', 'resources', 'resizePolicy', 'imagePullPolicy'];

/**
 * What a pod spec without server defaults says about security, as a text that is equal where two of them say the same. A
 * pod is known by it as nothing but what its owner asks for.
 */
export function runningText(spec: JsonObject): string {
  const named = withoutEqual(without(spec, settledLater), {
    serviceAccountName: 'default',
    serviceAccount: 'default',
  });
  const { containers, initContainers, volumes, ...own } = named;
  const isOnHostNetwork = valueAt(spec, 'hostNetwork') === true;
  return JSON.stringify([
    own,
    withoutBulk(initContainers, isOnHostNetwork),
    withoutBulk(containers, isOnHostNetwork),
    // The claims of a StatefulSet stand in its pods alone.
    isArray(volumes) ? volumes.filter((volume) => !isClaim(volume)) : [],
  ]);
}

function withoutBulk(list: JsonValue | undefined, isOnHostNetwork: boolean): readonly JsonValue[] {
  if (!isArray(list)) return [];
  return list.map((item) => {
    if (!isObject(item)) return item;
    const own = without(item, settledInContainers);
    // Where the host's network is used, a pod has a host port for every port, and a template those that were written.
    return isOnHostNetwork ? withItems(own, 'ports', (port) => without(port, ['hostPort'])) : own;
  });
}

function isClaim(volume: JsonValue): boolean {
  return isObject(volume) && isObject(valueAt(volume, 'persistentVolumeClaim'));
}

/** The object that made another and answers for it: its controller (`controller: true`). */
export interface Controller {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
}

/** The controller of a live object; `undefined` where it has none. */
export function controllerOf(object: JsonObject): Controller | undefined {
  const metadata = new Fields(object, '', new Map()).map('metadata');
  const owner = metadata?.maps('ownerReferences').find((one) => one.boolean('controller') === true);
  if (owner === undefined) return undefined;
  return {
    apiVersion: owner.string('apiVersion') ?? '',
    kind: owner.string('kind') ?? '',
    name: owner.string('name') ?? '',
    uid: owner.string('uid') ?? '',
  };
}
