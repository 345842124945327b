import type { ContainerCheck } from '../../check.ts';
import { runtimeCapability } from '../../../model/effective.ts';
import { dropAll, dropsNothingMore } from '../capability-edits.ts';

/** What containerd and Docker grant a container that says nothing. */
const granted: readonly string[] = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'NET_RAW',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
];

export const defaultCapabilitiesKept: ContainerCheck = {
  id: 'default-capabilities-kept',
  title: 'Default capabilities are not all dropped',
  severity: 'low',
  gain: 'A break-in as root keeps a power over files, processes or the network that the program may never need.',
  why: 'Container runtimes grant these capabilities by themselves; `ALL` in any case, or each of them by name, takes them away.',
  remedy: 'Set `securityContext.capabilities.drop: ["ALL"]`, and add back only what the program needs.',
  references: [
    'Docker, runtime privilege and Linux capabilities: the capabilities that are allowed by default and can be dropped',
    'https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
  ],
  aliases: ['trivy:KSV-0106', 'polaris:insecureCapabilities'],
  profile: 'strict',
  impliedBy: ['capabilities-not-dropped-all'],
  mootBy: ['privileged-container'],
  on: 'container',
  evaluate: ({ name, security }, pod) => {
    const { capabilitiesDropped } = security;
    if (pod.runsOnWindows || capabilitiesDropped.includes('ALL')) return undefined;
    const dropped = new Set(capabilitiesDropped.map(runtimeCapability));
    if (dropped.has('ALL')) return undefined;
    const kept = granted.filter((capability) => !dropped.has(capability));
    if (kept.length === 0) return undefined;
    const which =
      kept.length === granted.length
        ? 'all default capabilities'
        : kept.map((one) => `\`${one}\``).join(', ');
    return { at: `${security.at}/capabilities/drop`, message: `container \`${name}\` keeps ${which}` };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program uses none of the capabilities that the message names: run it once so and look for `EPERM` in its log.',
    isSafeFor: dropsNothingMore,
    edits: dropAll,
  },
};
