import type { Container } from '../../model/container.ts';
import type { Fields } from '../../model/fields.ts';
import type { Pod } from '../../model/pod.ts';
import type { Objected, Objection } from './control.ts';
import { objectedAnywhere, objectedParts } from './objected.ts';
import {
  containerNames,
  containerPhrase,
  objection,
  plural,
  quoted,
  sortedUnique,
  sortedValues,
  settersPhrase,
} from './wording.ts';

/** Host Namespaces: network, processes or memory of the node. */
export function hostNamespaces(pod: Pod): Objection | undefined {
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

/** HostPath Volumes. */
export function hostPathVolumes(pod: Pod): Objection | undefined {
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

/** Host Ports: any port of the node itself. */
export function hostPorts(pod: Pod): Objection | undefined {
  const fields = objectedParts(
    pod,
    (container) => container.ports,
    ({ at, hostPort = 0 }, container) =>
      hostPort === 0 ? undefined : { at: `${at}/hostPort`, container, value: String(hostPort) },
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

/** Host Probes / Lifecycle Hooks: a handler that sends the kubelet to another host. */
export function hostProbes(pod: Pod): Objection | undefined {
  const fields: Objected[] = [];
  for (const container of pod.containers) {
    const lifecycle = container.fields.map('lifecycle');
    for (const probe of probes) noteHosts(container.fields.map(probe), container, fields);
    if (lifecycle === undefined) continue;
    for (const hook of hooks) noteHosts(lifecycle.map(hook), container, fields);
  }
  return objection(fields, 'probe or lifecycle host', (all) => {
    const names = sortedUnique(containerNames(all));
    const hosts = sortedValues(all);
    return `${containerPhrase(names)} ${plural('uses', 'use', names.length)} probe or lifecycle ${plural('host', 'hosts', hosts.length)} ${quoted(hosts)}`;
  });
}

function noteHosts(handler: Fields | undefined, container: Container, fields: Objected[]): void {
  if (handler === undefined) return;
  for (const action of actions) {
    const target = handler.map(action);
    const host = target?.string('host');
    if (target !== undefined && host) fields.push({ at: target.pointer('host'), container, value: host });
  }
}

/** HostProcess containers of Windows. */
export function windowsHostProcess(pod: Pod): Objection | undefined {
  const fields = objectedAnywhere(pod, ({ at, hostProcess }, container) =>
    hostProcess === true ? { at: `${at}/windowsOptions/hostProcess`, container, value: 'true' } : undefined,
  );
  return objection(
    fields,
    'hostProcess',
    (all) => `${settersPhrase(all)} must not set securityContext.windowsOptions.hostProcess=true`,
  );
}
