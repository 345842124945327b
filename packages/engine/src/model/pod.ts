import {
  readContainer,
  readQuantities,
  readSharedSecurity,
  type Container,
  type SharedSecurity,
} from './container.ts';
import type { Fields } from './fields.ts';
import type { Resource } from './resource.ts';

/** A pod spec where it stands in a resource: in a Pod itself or in a workload's template. */
export interface Pod {
  readonly resource: Resource;
  /** True for a Pod, false for a template that pods are made of. */
  readonly isPod: boolean;
  /** True where an operator fills in what is not written: then only what is written is known. */
  readonly isPartial: boolean;
  /** False where an operator adds labels that are not known. */
  readonly hasAllLabels: boolean;
  /** True for the pods of custom resources that do a task and end, as those of a Job do. */
  readonly endsByItself: boolean;
  readonly at: string;
  readonly spec: Fields;
  /** Pointer of the metadata that the pods get: the Pod's own or the template's. */
  readonly metadataAt: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, string>;
  /** Init containers and sidecars, then main, then ephemeral containers: the order in which Pod Security visits them. */
  readonly containers: readonly Container[];
  readonly volumes: readonly Volume[];
  readonly security: PodSecurity;
  readonly hostNetwork: boolean;
  readonly hostPid: boolean;
  readonly hostIpc: boolean;
  /** `undefined` acts as true; only an explicit false gives the pod a user namespace of its own (KEP-127). */
  readonly hostUsers: boolean | undefined;
  readonly shareProcessNamespace: boolean;
  /** What the API server and Pod Security go by: `spec.os.name`, and no node selector. */
  readonly isWindows: boolean;
  /** True where only Windows nodes take the pod, by `spec.os.name` or by its node selector. */
  readonly runsOnWindows: boolean;
  readonly serviceAccountName: string | undefined;
  readonly automountServiceAccountToken: boolean | undefined;
  readonly restartPolicy: string | undefined;
  /** Pod-level resources (KEP-2837). */
  readonly requests: ReadonlyMap<string, string>;
  readonly limits: ReadonlyMap<string, string>;
}

export interface Volume {
  readonly at: string;
  readonly name: string;
  readonly fields: Fields;
  readonly hostPath: HostPath | undefined;
}

/** The place in the node's file system that a volume opens. */
export interface HostPath {
  readonly at: string;
  /** As written; empty where it is missing. */
  readonly path: string;
}

export interface PodSecurity extends SharedSecurity {
  readonly fsGroup: number | undefined;
  readonly supplementalGroups: readonly number[];
  readonly supplementalGroupsPolicy: string | undefined;
  readonly sysctls: readonly Sysctl[];
}

export interface Sysctl {
  readonly at: string;
  readonly name: string;
  readonly value: string | undefined;
}

const nothing: ReadonlyMap<string, string> = new Map();

/** What is particular about a pod in a custom resource. */
export interface Embedding extends Pick<Pod, 'isPartial' | 'hasAllLabels' | 'endsByItself'> {
  /** Containers that stand outside the lists of the pod spec. */
  readonly containers: readonly Container[];
}

const asWritten: Embedding = { isPartial: false, hasAllLabels: true, endsByItself: false, containers: [] };

/** Reads a pod spec and the metadata that belongs to it. */
export function readPod(
  resource: Resource,
  spec: Fields,
  metadata: Fields | undefined,
  metadataAt: string,
  isPod: boolean,
  { isPartial, hasAllLabels, endsByItself, containers }: Embedding = asWritten,
): Pod {
  const resources = spec.map('resources');
  const os = spec.map('os')?.string('name');
  return {
    resource,
    isPod,
    isPartial,
    hasAllLabels,
    endsByItself,
    at: spec.at,
    spec,
    metadataAt,
    labels: metadata?.stringMap('labels') ?? nothing,
    annotations: metadata?.stringMap('annotations') ?? nothing,
    containers: [
      ...spec.maps('initContainers').map((fields) => readContainer(fields, 'init')),
      ...spec.maps('containers').map((fields) => readContainer(fields, 'main')),
      ...spec.maps('ephemeralContainers').map((fields) => readContainer(fields, 'ephemeral')),
      ...containers,
    ],
    volumes: spec.maps('volumes').map(readVolume),
    security: readPodSecurity(spec),
    hostNetwork: spec.boolean('hostNetwork') ?? false,
    hostPid: spec.boolean('hostPID') ?? false,
    hostIpc: spec.boolean('hostIPC') ?? false,
    hostUsers: spec.boolean('hostUsers'),
    shareProcessNamespace: spec.boolean('shareProcessNamespace') ?? false,
    isWindows: os === 'windows',
    runsOnWindows: (os ?? spec.map('nodeSelector')?.string('kubernetes.io/os')) === 'windows',
    serviceAccountName: spec.string('serviceAccountName') || spec.string('serviceAccount') || undefined,
    automountServiceAccountToken: spec.boolean('automountServiceAccountToken'),
    restartPolicy: spec.string('restartPolicy'),
    requests: resources === undefined ? nothing : readQuantities(resources, 'requests'),
    limits: resources === undefined ? nothing : readQuantities(resources, 'limits'),
  };
}

function readVolume(fields: Fields): Volume {
  const hostPath = fields.map('hostPath');
  return {
    at: fields.at,
    name: fields.string('name') ?? '',
    fields,
    hostPath: hostPath === undefined ? undefined : { at: hostPath.at, path: hostPath.string('path') ?? '' },
  };
}

function readPodSecurity(spec: Fields): PodSecurity {
  const fields = spec.map('securityContext');
  return {
    ...readSharedSecurity(fields, spec.pointer('securityContext')),
    fsGroup: fields?.integer('fsGroup'),
    supplementalGroups: fields?.integers('supplementalGroups') ?? [],
    supplementalGroupsPolicy: fields?.string('supplementalGroupsPolicy'),
    sysctls:
      fields?.maps('sysctls').map((sysctl) => ({
        at: sysctl.at,
        name: sysctl.string('name') ?? '',
        value: sysctl.string('value'),
      })) ?? [],
  };
}

/** The container of a pod that a pointer leads into. */
export function containerAt({ containers }: Pod, pointer: string): Container | undefined {
  return containers.find(({ at }) => pointer.startsWith(`${at}/`));
}
