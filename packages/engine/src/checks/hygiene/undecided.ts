import type { Container } from '../../model/container.ts';
import type { Fields } from '../../model/fields.ts';
import type { Pod } from '../../model/pod.ts';

/** A map of a pod in which one of several fields is to be set, and no second one, and in which it is otherwise. */
export interface Undecided {
  readonly fields: Fields;
  /** What it is, for messages: "`livenessProbe` of container `web`". */
  readonly what: string;
  /** Those of the fields that are set. */
  readonly set: readonly string[];
  /** What the API server demands there; `undefined` where it puts a default in the place of what is not set. */
  readonly demanded: 'handler' | 'source' | undefined;
  readonly container: string | undefined;
}

const probes: readonly string[] = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const hooks: readonly string[] = ['postStart', 'preStop'];
const probeHandlers: readonly string[] = ['exec', 'httpGet', 'tcpSocket', 'grpc'];
const hookHandlers: readonly string[] = ['exec', 'httpGet', 'tcpSocket', 'sleep'];
const variableSources: readonly string[] = [
  'fieldRef',
  'resourceFieldRef',
  'configMapKeyRef',
  'secretKeyRef',
  'fileKeyRef',
];
const variableLists: readonly string[] = ['configMapRef', 'secretRef'];
const projectedSources: readonly string[] = [
  'secret',
  'configMap',
  'downwardAPI',
  'serviceAccountToken',
  'clusterTrustBundle',
  'podCertificate',
];
const volumeSources: readonly string[] = [
  'awsElasticBlockStore',
  'azureDisk',
  'azureFile',
  'cephfs',
  'cinder',
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'fc',
  'flexVolume',
  'flocker',
  'gcePersistentDisk',
  'gitRepo',
  'glusterfs',
  'hostPath',
  'image',
  'iscsi',
  'nfs',
  'persistentVolumeClaim',
  'photonPersistentDisk',
  'portworxVolume',
  'projected',
  'quobyte',
  'rbd',
  'scaleIO',
  'secret',
  'storageos',
  'vsphereVolume',
];

/** The maps of a pod in which none or several of such fields are set (unions in the API); two checks ask for them. */
export function undecidedIn(pod: Pod): readonly Undecided[] {
  if (last?.pod !== pod) last = { pod, undecided: read(pod) };
  return last.undecided;
}

let last: { readonly pod: Pod; readonly undecided: readonly Undecided[] } | undefined;

function read(pod: Pod): readonly Undecided[] {
  const found: Undecided[] = [];
  for (const { fields, name } of pod.volumes) {
    add(found, fields, volumeSources, () => `volume \`${name}\``);
    for (const source of fields.map('projected')?.maps('sources') ?? []) {
      add(found, source, projectedSources, () => `a source of volume \`${name}\``);
    }
  }
  for (const container of pod.containers) addOf(container, found);
  return found;
}

function addOf({ fields, env, name }: Container, found: Undecided[]): void {
  const of = `of container \`${name}\``;
  const handler = { demanded: 'handler', container: name } as const;
  const source = { demanded: 'source', container: name } as const;
  for (const probe of probes) {
    add(found, fields.map(probe), probeHandlers, () => `\`${probe}\` ${of}`, handler);
  }
  const lifecycle = fields.map('lifecycle');
  for (const hook of lifecycle === undefined ? [] : hooks) {
    add(found, lifecycle?.map(hook), hookHandlers, () => `hook \`${hook}\` ${of}`, handler);
  }
  for (const { valueFrom, name: variable } of env) {
    add(found, valueFrom, variableSources, () => `variable \`${variable}\` ${of}`, source);
  }
  for (const list of fields.maps('envFrom')) {
    add(found, list, variableLists, () => `an entry of \`envFrom\` ${of}`, source);
  }
}

function add(
  found: Undecided[],
  fields: Fields | undefined,
  keys: readonly string[],
  what: () => string,
  { demanded, container }: Pick<Undecided, 'demanded' | 'container'> = notDemanded,
): void {
  if (fields === undefined || hasOne(fields, keys)) return;
  const set = keys.filter((key) => fields.has(key));
  found.push({ fields, what: what(), set, demanded, container });
}

const notDemanded = { demanded: undefined, container: undefined };

/** Whether one of some fields is set, and no second one; by what is written, which is less than what may be. */
function hasOne(fields: Fields, keys: readonly string[]): boolean {
  let count = 0;
  for (const key in fields.object) if (fields.has(key) && keys.includes(key)) count += 1;
  return count === 1;
}
