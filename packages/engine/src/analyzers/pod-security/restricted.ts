import type { Pod } from '../../model/pod.ts';
import { addedCapabilities, mustNotAdd, procMount, seccompFields } from './baseline.ts';
import type { Control, Judge, Objected, Objection } from './control.ts';
import {
  containerNames,
  containerPhrase,
  objection,
  plural,
  quoted,
  settersPhrase,
  sortedUnique,
} from './wording.ts';

const allowedSources = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
] as const;

/** The order in which admission looks for the type that it names. */
const restrictedSources = [
  'hostPath',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'gitRepo',
  'nfs',
  'iscsi',
  'glusterfs',
  'rbd',
  'flexVolume',
  'cinder',
  'cephfs',
  'flocker',
  'fc',
  'azureFile',
  'vsphereVolume',
  'quobyte',
  'azureDisk',
  'photonPersistentDisk',
  'portworxVolume',
  'scaleIO',
  'storageos',
] as const;

/**
 * A volume with no source that admission knows passes: the API server drops unknown fields and makes an `emptyDir` of
 * what is left.
 */
function restrictedVolumes(pod: Pod): Objection | undefined {
  const bad = pod.volumes.flatMap((volume) => {
    if (allowedSources.some((source) => volume.fields.has(source))) return [];
    const type = restrictedSources.find((source) => volume.fields.has(source));
    return type === undefined ? [] : { volume, type };
  });
  if (bad.length === 0) return undefined;
  const types = sortedUnique(bad.map(({ type }) => type));
  const names = quoted(bad.map(({ volume }) => volume.name));
  return {
    reason: 'restricted volume types',
    detail:
      `${plural('volume', 'volumes', bad.length)} ${names} ${plural('uses', 'use', bad.length)} ` +
      `restricted volume ${plural('type', 'types', types.length)} ${quoted(types)}`,
    fields: bad.map(({ volume, type }) => ({
      at: volume.fields.pointer(type),
      container: undefined,
      value: type,
    })),
  };
}

function allowPrivilegeEscalation(pod: Pod): Objection | undefined {
  const fields = pod.containers
    .filter((container) => container.security.allowPrivilegeEscalation !== false)
    .map((container) => ({
      at: `${container.security.at}/allowPrivilegeEscalation`,
      container,
      value: container.security.allowPrivilegeEscalation?.toString(),
    }));
  return objection(
    fields,
    'allowPrivilegeEscalation != false',
    (all) =>
      `${containerPhrase(containerNames(all))} must set securityContext.allowPrivilegeEscalation=false`,
  );
}

function capabilities(pod: Pod): Objection | undefined {
  const kept = pod.containers
    .filter((container) => !container.security.capabilitiesDropped.includes('ALL'))
    .map((container) => ({ at: `${container.security.at}/capabilities/drop`, container, value: undefined }));
  const added = addedCapabilities(pod, netBindService);
  return objection([...kept, ...added], 'unrestricted capabilities', () =>
    [
      ...(kept.length > 0
        ? [`${containerPhrase(containerNames(kept))} must set securityContext.capabilities.drop=["ALL"]`]
        : []),
      ...(added.length > 0 ? [mustNotAdd(added)] : []),
    ].join('; '),
  );
}

const netBindService: ReadonlySet<string> = new Set(['NET_BIND_SERVICE']);

function runAsNonRoot(pod: Pod): Objection | undefined {
  const reason = 'runAsNonRoot != true';
  const explicit = explicitValues(pod, 'runAsNonRoot', (value) => value === false);
  const inherited = pod.security.runAsNonRoot;
  const unset =
    inherited === undefined
      ? pod.containers
          .filter((container) => container.security.runAsNonRoot === undefined)
          .map((container) => ({ at: `${container.security.at}/runAsNonRoot`, container, value: undefined }))
      : [];
  if (explicit.length > 0) {
    return objection(
      [...explicit, ...unset],
      reason,
      () => `${settersPhrase(explicit)} must not set securityContext.runAsNonRoot=false`,
    );
  }
  return objection(
    unset,
    reason,
    (all) => `pod or ${containerPhrase(containerNames(all))} must set securityContext.runAsNonRoot=true`,
  );
}

function runAsUser(pod: Pod): Objection | undefined {
  const fields = explicitValues(pod, 'runAsUser', (value) => value === 0);
  return objection(fields, 'runAsUser=0', (all) => `${settersPhrase(all)} must not set runAsUser=0`);
}

function explicitValues(
  pod: Pod,
  key: 'runAsNonRoot' | 'runAsUser',
  isBad: (value: boolean | number | undefined) => boolean,
): readonly Objected[] {
  return [undefined, ...pod.containers].flatMap((container) => {
    const security = (container ?? pod).security;
    const value = security[key];
    return isBad(value) ? { at: `${security.at}/${key}`, container, value: String(value) } : [];
  });
}

function seccomp(pod: Pod): Objection | undefined {
  const bad = seccompFields(pod);
  const missing = missingSeccomp(pod);
  if (bad !== undefined) return { ...bad, fields: [...bad.fields, ...missing] };
  return objection(
    missing,
    'seccompProfile',
    (all) =>
      `pod or ${containerPhrase(containerNames(all))} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"`,
  );
}

/** A pod-level profile of a bad type covers nothing, but it is the pod-level field that is then at fault. */
function missingSeccomp(pod: Pod): readonly Objected[] {
  if (pod.security.seccompProfile !== undefined) return [];
  return pod.containers
    .filter((container) => container.security.seccompProfile === undefined)
    .map((container) => ({ at: `${container.security.at}/seccompProfile`, container, value: undefined }));
}

function exceptWindows(judge: Judge): Judge {
  return (pod) => (pod.isWindows ? undefined : judge(pod));
}

function exceptUserNamespace(judge: Judge): Judge {
  return (pod) => (pod.hostUsers === false ? undefined : judge(pod));
}

/** The 7 controls of level restricted, by id. */
export const restrictedControls: readonly Control[] = [
  {
    id: 'allowPrivilegeEscalation',
    level: 'restricted',
    versions: [
      { since: 8, judge: allowPrivilegeEscalation },
      { since: 25, judge: exceptWindows(allowPrivilegeEscalation) },
    ],
  },
  {
    id: 'capabilities_restricted',
    level: 'restricted',
    versions: [
      { since: 22, judge: capabilities, overrides: ['capabilities_baseline'] },
      { since: 25, judge: exceptWindows(capabilities), overrides: ['capabilities_baseline'] },
    ],
  },
  {
    id: 'procMount_restricted',
    level: 'restricted',
    versions: [{ since: 35, judge: procMount, overrides: ['procMount'] }],
  },
  {
    id: 'restrictedVolumes',
    level: 'restricted',
    versions: [{ since: 0, judge: restrictedVolumes, overrides: ['hostPathVolumes'] }],
  },
  {
    id: 'runAsNonRoot',
    level: 'restricted',
    versions: [
      { since: 0, judge: runAsNonRoot },
      { since: 35, judge: exceptUserNamespace(runAsNonRoot) },
    ],
  },
  {
    id: 'runAsUser',
    level: 'restricted',
    versions: [
      { since: 23, judge: runAsUser },
      { since: 35, judge: exceptUserNamespace(runAsUser) },
    ],
  },
  {
    id: 'seccompProfile_restricted',
    level: 'restricted',
    versions: [
      { since: 19, judge: seccomp, overrides: ['seccompProfile_baseline'] },
      { since: 25, judge: exceptWindows(seccomp), overrides: ['seccompProfile_baseline'] },
    ],
  },
];
