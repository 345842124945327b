import type { Container } from './container.ts';
import type { Fields } from './fields.ts';
import type { Pod } from './pod.ts';
import { addNamed, type Reference } from './reference.ts';

/** Everything that a pod spec names: accounts, secrets, settings, claims and classes. */
export function podReferencesOf(pod: Pod): readonly Reference[] {
  const { spec, resource, containers, volumes } = pod;
  const { namespace } = resource;
  const found: Reference[] = [];
  const account = spec.string('serviceAccountName') ? 'serviceAccountName' : 'serviceAccount';
  addNamed(found, spec, account, 'ServiceAccount', namespace, 'account');
  for (const secret of spec.maps('imagePullSecrets')) {
    addNamed(found, secret, 'name', 'Secret', namespace, 'pull-secret');
  }
  addNamed(found, spec, 'priorityClassName', 'PriorityClass.scheduling.k8s.io', undefined, 'class');
  addNamed(found, spec, 'runtimeClassName', 'RuntimeClass.node.k8s.io', undefined, 'class');
  for (const claim of spec.maps('resourceClaims')) addDevices(claim, namespace, found);
  for (const container of containers) addSettings(container, namespace, found);
  for (const { fields } of volumes) addVolume(fields, namespace, found);
  return found;
}

const deviceGroup = 'resource.k8s.io';

function addDevices(claim: Fields, namespace: string | undefined, found: Reference[]): void {
  addNamed(found, claim, 'resourceClaimName', `ResourceClaim.${deviceGroup}`, namespace);
  addNamed(found, claim, 'resourceClaimTemplateName', `ResourceClaimTemplate.${deviceGroup}`, namespace);
}

/** The two kinds that hold settings, and how they are named in environment variables. */
const settings = [
  { kindName: 'ConfigMap', keyRef: 'configMapKeyRef', ref: 'configMapRef' },
  { kindName: 'Secret', keyRef: 'secretKeyRef', ref: 'secretRef' },
] as const;

function addSettings(container: Container, namespace: string | undefined, found: Reference[]): void {
  for (const { valueFrom } of container.env) {
    if (valueFrom === undefined) continue;
    for (const { kindName, keyRef } of settings) {
      const ref = valueFrom.map(keyRef);
      if (ref === undefined) continue;
      addHolder({ ref, nameKey: 'name', kindName, namespace, container: container.name }, found, [ref]);
    }
  }
  for (const source of container.fields.maps('envFrom')) {
    for (const { kindName, ref: key } of settings) {
      const ref = source.map(key);
      if (ref === undefined) continue;
      addHolder({ ref, nameKey: 'name', kindName, namespace, container: container.name }, found);
    }
  }
}

/** A field that names a ConfigMap or Secret. */
interface Holder {
  readonly ref: Fields;
  readonly nameKey: 'name' | 'secretName';
  readonly kindName: 'ConfigMap' | 'Secret';
  readonly namespace: string | undefined;
  readonly container?: string;
}

/** Adds the object itself, or each key of it that `items` ask for. */
function addHolder(
  { ref, nameKey, kindName, namespace, container }: Holder,
  found: Reference[],
  items: readonly Fields[] = none,
): void {
  const name = ref.string(nameKey);
  if (name === undefined || name === '') return;
  const isOptional = ref.boolean('optional') ?? false;
  const base = { use: 'other', kindName, namespace, name, isOptional } as const;
  const of = container === undefined ? undefined : { container };
  if (items.length === 0) found.push({ at: ref.pointer(nameKey), ...base, ...of });
  for (const item of items) {
    const key = item.string('key');
    const at = ref.pointer(nameKey);
    found.push(key === undefined ? { at, ...base, ...of } : { at, ...base, ...of, key });
  }
}

const none: readonly Fields[] = [];

function addVolume(volume: Fields, namespace: string | undefined, found: Reference[]): void {
  const config = volume.map('configMap');
  if (config !== undefined) {
    addHolder(
      { ref: config, nameKey: 'name', kindName: 'ConfigMap', namespace },
      found,
      config.maps('items'),
    );
    return;
  }
  const secret = volume.map('secret');
  if (secret !== undefined) {
    addHolder(
      { ref: secret, nameKey: 'secretName', kindName: 'Secret', namespace },
      found,
      secret.maps('items'),
    );
    return;
  }
  for (const source of volume.map('projected')?.maps('sources') ?? none)
    addProjected(source, namespace, found);
  const claim = volume.map('persistentVolumeClaim');
  addNamed(found, claim, 'claimName', 'PersistentVolumeClaim', namespace);
  const secretRef = volume.map('csi')?.map('nodePublishSecretRef');
  addNamed(found, secretRef, 'name', 'Secret', namespace);
  const ephemeral = volume.map('ephemeral')?.map('volumeClaimTemplate')?.map('spec');
  addNamed(found, ephemeral, 'storageClassName', 'StorageClass.storage.k8s.io', undefined, 'class');
}

function addProjected(source: Fields, namespace: string | undefined, found: Reference[]): void {
  const config = source.map('configMap');
  if (config !== undefined) {
    addHolder(
      { ref: config, nameKey: 'name', kindName: 'ConfigMap', namespace },
      found,
      config.maps('items'),
    );
  }
  const secret = source.map('secret');
  if (secret !== undefined) {
    addHolder({ ref: secret, nameKey: 'name', kindName: 'Secret', namespace }, found, secret.maps('items'));
  }
}
