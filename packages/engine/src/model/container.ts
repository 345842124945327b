import type { Fields } from './fields.ts';

/** What kind of container it is; a sidecar is an init container with `restartPolicy: Always` (KEP-753). */
export type ContainerKind = 'init' | 'sidecar' | 'main' | 'ephemeral';

/** A container where it stands in a pod spec, with the fields that checks read, narrowed. */
export interface Container {
  readonly kind: ContainerKind;
  readonly name: string;
  readonly at: string;
  readonly fields: Fields;
  readonly image: string | undefined;
  readonly imagePullPolicy: string | undefined;
  readonly restartPolicy: string | undefined;
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly env: readonly EnvVar[];
  readonly ports: readonly ContainerPort[];
  readonly mounts: readonly VolumeMount[];
  /** Written quantities by resource name. */
  readonly requests: ReadonlyMap<string, string>;
  readonly limits: ReadonlyMap<string, string>;
  readonly security: ContainerSecurity;
}

export interface EnvVar {
  readonly at: string;
  readonly name: string;
  readonly value: string | undefined;
  readonly valueFrom: Fields | undefined;
}

export interface ContainerPort {
  readonly at: string;
  readonly name: string | undefined;
  readonly containerPort: number | undefined;
  readonly hostPort: number | undefined;
  readonly protocol: string;
}

export interface VolumeMount {
  readonly at: string;
  readonly name: string;
  readonly mountPath: string;
  readonly readOnly: boolean;
  readonly recursiveReadOnly: string | undefined;
  readonly mountPropagation: string | undefined;
  readonly subPath: string | undefined;
}

/** A profile for seccomp or AppArmor: `RuntimeDefault`, `Localhost`, `Unconfined` or whatever was written. */
export interface Profile {
  readonly at: string;
  readonly type: string;
}

export interface SelinuxOptions {
  readonly at: string;
  readonly type: string;
  readonly user: string;
  readonly role: string;
  readonly level: string;
}

/** The fields that stand on a container and on a pod alike; the container's win (PodSecurityContext, SecurityContext). */
export interface SharedSecurity {
  /** Pointer of the `securityContext` map, there or not. */
  readonly at: string;
  readonly fields: Fields | undefined;
  readonly runAsNonRoot: boolean | undefined;
  readonly runAsUser: number | undefined;
  readonly runAsGroup: number | undefined;
  readonly seccompProfile: Profile | undefined;
  readonly appArmorProfile: Profile | undefined;
  readonly seLinuxOptions: SelinuxOptions | undefined;
  readonly hostProcess: boolean | undefined;
  readonly runAsUserName: string | undefined;
}

export interface ContainerSecurity extends SharedSecurity {
  readonly privileged: boolean | undefined;
  readonly allowPrivilegeEscalation: boolean | undefined;
  readonly readOnlyRootFilesystem: boolean | undefined;
  readonly procMount: string | undefined;
  readonly hasCapabilities: boolean;
  readonly capabilitiesAdded: readonly string[];
  readonly capabilitiesDropped: readonly string[];
}

/** Reads one container of a pod spec. `usualName` is what it is called where it has no name of its own: else its place. */
export function readContainer(
  fields: Fields,
  list: 'init' | 'main' | 'ephemeral',
  usualName?: string,
): Container {
  const restartPolicy = fields.string('restartPolicy');
  const resources = fields.map('resources');
  return {
    kind: list === 'init' && restartPolicy === 'Always' ? 'sidecar' : list,
    name: fields.string('name') || (usualName ?? positionOf(fields)),
    at: fields.at,
    fields,
    image: fields.string('image'),
    imagePullPolicy: fields.string('imagePullPolicy'),
    restartPolicy,
    command: fields.strings('command'),
    args: fields.strings('args'),
    env: fields.maps('env').map(readEnvVar),
    ports: fields.maps('ports').map(readPort),
    mounts: fields.maps('volumeMounts').map(readMount),
    requests: resources === undefined ? noQuantities : readQuantities(resources, 'requests'),
    limits: resources === undefined ? noQuantities : readQuantities(resources, 'limits'),
    security: readContainerSecurity(fields),
  };
}

/** The place of a container in its list, as `containers[0]`. */
function positionOf({ at }: Fields): string {
  const [list = '', position = ''] = at.split('/').slice(-2);
  return `${list}[${position}]`;
}

const noQuantities: ReadonlyMap<string, string> = new Map();

/** The quantities under `requests` or `limits`, as text; numbers are legal there. */
export function readQuantities(resources: Fields, key: 'requests' | 'limits'): ReadonlyMap<string, string> {
  const map = resources.map(key);
  if (map === undefined) return noQuantities;
  const quantities = new Map<string, string>();
  for (const name of Object.keys(map.object)) {
    const quantity = map.quantity(name);
    if (quantity !== undefined) quantities.set(name, quantity);
  }
  return quantities;
}

function readEnvVar(fields: Fields): EnvVar {
  return {
    at: fields.at,
    name: fields.string('name') ?? '',
    value: fields.string('value'),
    valueFrom: fields.map('valueFrom'),
  };
}

function readPort(fields: Fields): ContainerPort {
  return {
    at: fields.at,
    name: fields.string('name'),
    containerPort: fields.integer('containerPort'),
    hostPort: fields.integer('hostPort'),
    protocol: fields.string('protocol') ?? 'TCP',
  };
}

function readMount(fields: Fields): VolumeMount {
  return {
    at: fields.at,
    name: fields.string('name') ?? '',
    mountPath: fields.string('mountPath') ?? '',
    readOnly: fields.boolean('readOnly') ?? false,
    recursiveReadOnly: fields.string('recursiveReadOnly'),
    mountPropagation: fields.string('mountPropagation'),
    subPath: fields.string('subPath'),
  };
}

function readContainerSecurity(container: Fields): ContainerSecurity {
  const fields = container.map('securityContext');
  const capabilities = fields?.map('capabilities');
  return {
    ...readSharedSecurity(fields, container.pointer('securityContext')),
    privileged: fields?.boolean('privileged'),
    allowPrivilegeEscalation: fields?.boolean('allowPrivilegeEscalation'),
    readOnlyRootFilesystem: fields?.boolean('readOnlyRootFilesystem'),
    procMount: fields?.string('procMount'),
    hasCapabilities: capabilities !== undefined,
    capabilitiesAdded: capabilities?.strings('add') ?? [],
    capabilitiesDropped: capabilities?.strings('drop') ?? [],
  };
}

/** Reads what a pod's and a container's security context have in common. */
export function readSharedSecurity(fields: Fields | undefined, at: string): SharedSecurity {
  const windows = fields?.map('windowsOptions');
  return {
    at,
    fields,
    runAsNonRoot: fields?.boolean('runAsNonRoot'),
    runAsUser: fields?.integer('runAsUser'),
    runAsGroup: fields?.integer('runAsGroup'),
    seccompProfile: readProfile(fields, 'seccompProfile'),
    appArmorProfile: readProfile(fields, 'appArmorProfile'),
    seLinuxOptions: readSelinux(fields),
    hostProcess: windows?.boolean('hostProcess'),
    runAsUserName: windows?.string('runAsUserName'),
  };
}

function readProfile(security: Fields | undefined, key: string): Profile | undefined {
  const fields = security?.map(key);
  if (fields === undefined) return undefined;
  return { at: fields.pointer('type'), type: fields.string('type') ?? '' };
}

function readSelinux(security: Fields | undefined): SelinuxOptions | undefined {
  const fields = security?.map('seLinuxOptions');
  if (fields === undefined) return undefined;
  return {
    at: fields.at,
    type: fields.string('type') ?? '',
    user: fields.string('user') ?? '',
    role: fields.string('role') ?? '',
    level: fields.string('level') ?? '',
  };
}
