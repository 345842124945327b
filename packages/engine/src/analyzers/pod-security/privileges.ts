import type { Pod } from '../../model/pod.ts';
import type { Objected, Objection } from './control.ts';
import { objectedContainers, objectedParts } from './objected.ts';
import { containerNames, containerPhrase, objection, quoted, sortedValues } from './wording.ts';

/** Privileged Containers. */
export function privileged(pod: Pod): Objection | undefined {
  const fields = objectedContainers(pod, (container) =>
    container.security.privileged === true
      ? { at: `${container.security.at}/privileged`, container, value: 'true' }
      : undefined,
  );
  return objection(
    fields,
    'privileged',
    (all) => `${containerPhrase(containerNames(all))} must not set securityContext.privileged=true`,
  );
}

/** Privilege Escalation (level restricted). */
export function allowPrivilegeEscalation(pod: Pod): Objection | undefined {
  const fields = objectedContainers(pod, (container) => {
    const { at, allowPrivilegeEscalation: value } = container.security;
    return value === false
      ? undefined
      : { at: `${at}/allowPrivilegeEscalation`, container, value: value?.toString() };
  });
  return objection(
    fields,
    'allowPrivilegeEscalation != false',
    (all) =>
      `${containerPhrase(containerNames(all))} must set securityContext.allowPrivilegeEscalation=false`,
  );
}

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

const netBindService: ReadonlySet<string> = new Set(['NET_BIND_SERVICE']);

/** Capabilities at level baseline: nothing beyond the usual set is added. */
export function baselineCapabilitiesOnly(pod: Pod): Objection | undefined {
  return objection(addedCapabilities(pod, baselineCapabilities), 'non-default capabilities', mustNotAdd);
}

/** Capabilities at level restricted: all are dropped, and only NET_BIND_SERVICE is added. */
export function allCapabilitiesDropped(pod: Pod): Objection | undefined {
  const kept = objectedContainers(pod, (container) =>
    container.security.capabilitiesDropped.includes('ALL')
      ? undefined
      : { at: `${container.security.at}/capabilities/drop`, container, value: undefined },
  );
  const added = addedCapabilities(pod, netBindService);
  if (kept.length === 0 && added.length === 0) return undefined;
  return objection([...kept, ...added], 'unrestricted capabilities', () =>
    [
      ...(kept.length > 0
        ? [`${containerPhrase(containerNames(kept))} must set securityContext.capabilities.drop=["ALL"]`]
        : []),
      ...(added.length > 0 ? [mustNotAdd(added)] : []),
    ].join('; '),
  );
}

/** The capabilities that a container adds beside the allowed ones; compared as written. */
function addedCapabilities(pod: Pod, allowed: ReadonlySet<string>): readonly Objected[] {
  return objectedParts(
    pod,
    (container) => container.security.capabilitiesAdded,
    (value, container, index) =>
      allowed.has(value)
        ? undefined
        : { at: `${container.security.at}/capabilities/add/${index}`, container, value },
  );
}

function mustNotAdd(fields: readonly Objected[]): string {
  return `${containerPhrase(containerNames(fields))} must not include ${quoted(sortedValues(fields))} in securityContext.capabilities.add`;
}

/** `procMount` other than Default on any container. */
export function procMount(pod: Pod): Objection | undefined {
  const fields = objectedContainers(pod, (container) => {
    const { at, procMount: value = 'Default' } = container.security;
    return value === 'Default' ? undefined : { at: `${at}/procMount`, container, value };
  });
  return objection(
    fields,
    'procMount',
    (all) =>
      `${containerPhrase(containerNames(all))} must not set securityContext.procMount to ${quoted(sortedValues(all))}`,
  );
}
