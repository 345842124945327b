import { appArmorAnnotationPrefix } from '../../model/effective.ts';
import type { Container, Profile } from '../../model/container.ts';
import { escapeToken } from '../../model/pointer.ts';
import type { Pod } from '../../model/pod.ts';
import type { Control, Judge, Objected, Objection } from './control.ts';
import {
  containerNames,
  containerPhrase,
  objection,
  plural,
  quoted,
  settersPhrase,
  sortedUnique,
  sortedValues,
} from './wording.ts';

const baselineCapabilities: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

function hostNamespaces(pod: Pod): Objection | undefined {
  if (!pod.hostNetwork && !pod.hostPid && !pod.hostIpc) return undefined;
  const fields = [
    ...(pod.hostNetwork ? ['hostNetwork'] : []),
    ...(pod.hostPid ? ['hostPID'] : []),
    ...(pod.hostIpc ? ['hostIPC'] : []),
  ];
  return {
    reason: 'host namespaces',
    detail: fields.map((field) => `${field}=true`).join(', '),
    fields: fields.map((field) => ({ at: `${pod.at}/${field}`, container: undefined, value: 'true' })),
  };
}

function privileged(pod: Pod): Objection | undefined {
  const fields = pod.containers
    .filter((container) => container.security.privileged === true)
    .map((container) => ({ at: `${container.security.at}/privileged`, container, value: 'true' }));
  return objection(
    fields,
    'privileged',
    (all) => `${containerPhrase(containerNames(all))} must not set securityContext.privileged=true`,
  );
}

/** The capabilities that a container adds beside the allowed ones; compared as written. */
export function addedCapabilities(pod: Pod, allowed: ReadonlySet<string>): readonly Objected[] {
  return pod.containers.flatMap((container) =>
    container.security.capabilitiesAdded.flatMap((value, index) =>
      allowed.has(value)
        ? []
        : { at: `${container.security.at}/capabilities/add/${index}`, container, value },
    ),
  );
}

/** The wording for capabilities that may not be added. */
export function mustNotAdd(fields: readonly Objected[]): string {
  return `${containerPhrase(containerNames(fields))} must not include ${quoted(sortedValues(fields))} in securityContext.capabilities.add`;
}

function capabilities(pod: Pod): Objection | undefined {
  return objection(addedCapabilities(pod, baselineCapabilities), 'non-default capabilities', mustNotAdd);
}

function hostPathVolumes(pod: Pod): Objection | undefined {
  const volumes = pod.volumes.filter((volume) => volume.fields.has('hostPath'));
  if (volumes.length === 0) return undefined;
  return {
    reason: 'hostPath volumes',
    detail: `${plural('volume', 'volumes', volumes.length)} ${quoted(volumes.map((volume) => volume.name))}`,
    fields: volumes.map((volume) => ({
      at: volume.fields.pointer('hostPath'),
      container: undefined,
      value: volume.fields.map('hostPath')?.string('path') ?? '',
    })),
  };
}

function hostPorts(pod: Pod): Objection | undefined {
  const fields = pod.containers.flatMap((container) =>
    container.ports.flatMap(({ at, hostPort }) =>
      hostPort === undefined || hostPort === 0
        ? []
        : { at: `${at}/hostPort`, container, value: String(hostPort) },
    ),
  );
  return objection(fields, 'hostPort', (all) => {
    const names = containerNames(all);
    const ports = sortedValues(all);
    return `${containerPhrase(names)} ${plural('uses', 'use', names.length)} ${plural('hostPort', 'hostPorts', ports.length)} ${ports.join(', ')}`;
  });
}

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const hooks = ['postStart', 'preStop'] as const;
const actions = ['httpGet', 'tcpSocket'] as const;

function hostProbes(pod: Pod): Objection | undefined {
  const fields = pod.containers.flatMap((container) => [...hostsOf(container)]);
  return objection(fields, 'probe or lifecycle host', (all) => {
    const names = sortedUnique(containerNames(all));
    const hosts = sortedValues(all);
    return `${containerPhrase(names)} ${plural('uses', 'use', names.length)} probe or lifecycle ${plural('host', 'hosts', hosts.length)} ${quoted(hosts)}`;
  });
}

function* hostsOf(container: Container): Generator<Objected> {
  const lifecycle = container.fields.map('lifecycle');
  const handlers = [
    ...probes.map((probe) => container.fields.map(probe)),
    ...(lifecycle === undefined ? [] : hooks.map((hook) => lifecycle.map(hook))),
  ];
  for (const handler of handlers) {
    if (handler === undefined) continue;
    for (const action of actions) {
      const target = handler.map(action);
      const host = target?.string('host');
      if (target !== undefined && host) yield { at: target.pointer('host'), container, value: host };
    }
  }
}

/** True for the profile types of seccomp and AppArmor that restrict a process. */
export function isConfined(type: string): boolean {
  return type === 'RuntimeDefault' || type === 'Localhost';
}

/** The profiles under one field of pod and containers that are written and not among the allowed types. */
export function badProfiles(pod: Pod, key: 'seccompProfile' | 'appArmorProfile'): readonly Objected[] {
  const bad = (profile: Profile | undefined, container: Container | undefined): readonly Objected[] =>
    profile === undefined || isConfined(profile.type)
      ? []
      : [{ at: profile.at, container, value: profile.type }];
  return [
    ...bad(pod.security[key], undefined),
    ...pod.containers.flatMap((container) => bad(container.security[key], container)),
  ];
}

function appArmor(pod: Pod): Objection | undefined {
  const fields = badProfiles(pod, 'appArmorProfile');
  const annotations = badAnnotations(
    pod,
    (key) => key.startsWith(appArmorAnnotationPrefix),
    (value) => value === '' || value === 'runtime/default' || value.startsWith('localhost/'),
  );
  if (fields.length === 0 && annotations.length === 0) return undefined;
  const values = [...sortedValues(fields), ...sortedValues(annotations)];
  const setters = [
    ...(fields.length > 0 ? [settersPhrase(fields)] : []),
    ...(annotations.length > 0 ? [plural('annotation', 'annotations', annotations.length)] : []),
  ];
  return {
    reason: plural('forbidden AppArmor profile', 'forbidden AppArmor profiles', values.length),
    detail: `${setters.join(' and ')} must not set AppArmor profile type to ${quoted(values)}`,
    fields: [...fields, ...annotations],
  };
}

function badAnnotations(
  pod: Pod,
  isMeant: (key: string) => boolean,
  isAllowed: (value: string) => boolean,
): readonly Objected[] {
  const bad: Objected[] = [];
  for (const [key, value] of pod.annotations) {
    if (!isMeant(key) || isAllowed(value)) continue;
    bad.push({
      at: `${pod.metadataAt}/annotations/${escapeToken(key)}`,
      container: undefined,
      value: `${key}="${value}"`,
    });
  }
  return bad;
}

function seLinux(allowedTypes: ReadonlySet<string>): Judge {
  return (pod) => {
    const fields = [undefined, ...pod.containers].flatMap((container) =>
      seLinuxFields(pod, container, allowedTypes),
    );
    return objection(fields, 'seLinuxOptions', (all) => {
      const types = sortedValues(all.filter((field) => field.at.endsWith('/type')));
      const parts = [
        ...(types.length > 0 ? [`${plural('type', 'types', types.length)} ${quoted(types)}`] : []),
        ...(all.some((field) => field.at.endsWith('/user')) ? ['user may not be set'] : []),
        ...(all.some((field) => field.at.endsWith('/role')) ? ['role may not be set'] : []),
      ];
      return `${settersPhrase(all)} set forbidden securityContext.seLinuxOptions: ${parts.join('; ')}`;
    });
  };
}

function seLinuxFields(
  pod: Pod,
  container: Container | undefined,
  allowedTypes: ReadonlySet<string>,
): readonly Objected[] {
  const options = (container ?? pod).security.seLinuxOptions;
  if (options === undefined) return [];
  const { at, type, user, role } = options;
  return [
    ...(allowedTypes.has(type) ? [] : [{ at: `${at}/type`, container, value: type }]),
    ...(user === '' ? [] : [{ at: `${at}/user`, container, value: user }]),
    ...(role === '' ? [] : [{ at: `${at}/role`, container, value: role }]),
  ];
}

const seLinuxTypes: ReadonlySet<string> = new Set(['', 'container_t', 'container_init_t', 'container_kvm_t']);

/** `procMount` other than Default on any container. */
export function procMount(pod: Pod): Objection | undefined {
  const fields = pod.containers.flatMap((container) => {
    const value = container.security.procMount;
    return value === undefined || value === 'Default'
      ? []
      : { at: `${container.security.at}/procMount`, container, value };
  });
  return objection(
    fields,
    'procMount',
    (all) =>
      `${containerPhrase(containerNames(all))} must not set securityContext.procMount to ${quoted(sortedValues(all))}`,
  );
}

function procMountUnlessUserNamespace(pod: Pod): Objection | undefined {
  return pod.hostUsers === false ? undefined : procMount(pod);
}

const seccompPodAnnotation = 'seccomp.security.alpha.kubernetes.io/pod';
const seccompContainerAnnotation = 'container.seccomp.security.alpha.kubernetes.io/';

function seccompAnnotations(pod: Pod): Objection | undefined {
  if (pod.annotations.size === 0) return undefined;
  const meant = new Set([
    seccompPodAnnotation,
    ...pod.containers.map((container) => `${seccompContainerAnnotation}${container.name}`),
  ]);
  const bad = badAnnotations(
    pod,
    (key) => meant.has(key),
    (value) => value === 'runtime/default' || value === 'docker/default' || value.startsWith('localhost/'),
  );
  return objection(bad, 'seccompProfile', (all) => {
    const values = sortedValues(all);
    return `${plural('forbidden annotation', 'forbidden annotations', values.length)} ${values.join(', ')}`;
  });
}

/** A written seccomp profile that leaves the container unconfined. */
export function seccompFields(pod: Pod): Objection | undefined {
  return objection(
    badProfiles(pod, 'seccompProfile'),
    'seccompProfile',
    (all) =>
      `${settersPhrase(all)} must not set securityContext.seccompProfile.type to ${quoted(sortedValues(all))}`,
  );
}

const sysctlsSince: readonly (readonly [number, readonly string[]])[] = [
  [
    0,
    [
      'kernel.shm_rmid_forced',
      'net.ipv4.ip_local_port_range',
      'net.ipv4.tcp_syncookies',
      'net.ipv4.ping_group_range',
      'net.ipv4.ip_unprivileged_port_start',
    ],
  ],
  [27, ['net.ipv4.ip_local_reserved_ports']],
  [
    29,
    [
      'net.ipv4.tcp_keepalive_time',
      'net.ipv4.tcp_fin_timeout',
      'net.ipv4.tcp_keepalive_intvl',
      'net.ipv4.tcp_keepalive_probes',
    ],
  ],
  [32, ['net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem']],
  [37, ['net.ipv4.tcp_slow_start_after_idle', 'net.ipv4.tcp_notsent_lowat']],
];

function sysctls(minor: number): Judge {
  const allowed = new Set(sysctlsSince.flatMap(([since, names]) => (since <= minor ? names : [])));
  return (pod) => {
    const fields = pod.security.sysctls.flatMap(({ at, name }) =>
      allowed.has(name) ? [] : { at: `${at}/name`, container: undefined, value: name },
    );
    return objection(fields, 'forbidden sysctls', (all) => all.map((field) => field.value ?? '').join(', '));
  };
}

function windowsHostProcess(pod: Pod): Objection | undefined {
  const fields = [undefined, ...pod.containers].flatMap((container) => {
    const security = (container ?? pod).security;
    return security.hostProcess === true
      ? { at: `${security.at}/windowsOptions/hostProcess`, container, value: 'true' }
      : [];
  });
  return objection(
    fields,
    'hostProcess',
    (all) => `${settersPhrase(all)} must not set securityContext.windowsOptions.hostProcess=true`,
  );
}

/** The 12 controls of level baseline, by id. */
export const baselineControls: readonly Control[] = [
  { id: 'appArmorProfile', level: 'baseline', versions: [{ since: 0, judge: appArmor }] },
  { id: 'capabilities_baseline', level: 'baseline', versions: [{ since: 0, judge: capabilities }] },
  { id: 'hostNamespaces', level: 'baseline', versions: [{ since: 0, judge: hostNamespaces }] },
  { id: 'hostPathVolumes', level: 'baseline', versions: [{ since: 0, judge: hostPathVolumes }] },
  { id: 'hostPorts', level: 'baseline', versions: [{ since: 0, judge: hostPorts }] },
  { id: 'hostProbesAndHostLifecycle', level: 'baseline', versions: [{ since: 34, judge: hostProbes }] },
  { id: 'privileged', level: 'baseline', versions: [{ since: 0, judge: privileged }] },
  {
    id: 'procMount',
    level: 'baseline',
    versions: [
      { since: 0, judge: procMount },
      { since: 35, judge: procMountUnlessUserNamespace },
    ],
  },
  {
    id: 'seLinuxOptions',
    level: 'baseline',
    versions: [
      { since: 0, judge: seLinux(seLinuxTypes) },
      { since: 31, judge: seLinux(new Set([...seLinuxTypes, 'container_engine_t'])) },
    ],
  },
  {
    id: 'seccompProfile_baseline',
    level: 'baseline',
    versions: [
      { since: 0, judge: seccompAnnotations },
      { since: 19, judge: seccompFields },
    ],
  },
  {
    id: 'sysctls',
    level: 'baseline',
    versions: sysctlsSince.map(([since]) => ({ since, judge: sysctls(since) })),
  },
  { id: 'windowsHostProcess', level: 'baseline', versions: [{ since: 0, judge: windowsHostProcess }] },
];
