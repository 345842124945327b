import type { Pod } from '../../model/pod.ts';
import type { Control } from './control.ts';
import { hostNamespaces, hostPathVolumes, hostPorts, hostProbes, windowsHostProcess } from './host.ts';
import { runAsNonRoot, runAsUser } from './identity.ts';
import {
  allCapabilitiesDropped,
  allowPrivilegeEscalation,
  baselineCapabilitiesOnly,
  privileged,
  procMount,
} from './privileges.ts';
import { appArmor, seccomp, seccompAnnotations, seccompFields, seLinux } from './profiles.ts';
import { sysctls, sysctlsSince } from './sysctls.ts';
import { restrictedVolumes } from './volumes.ts';

function isWindows(pod: Pod): boolean {
  return pod.isWindows;
}

function hasUserNamespace(pod: Pod): boolean {
  return pod.hostUsers === false;
}

const seLinuxTypes = ['', 'container_t', 'container_init_t', 'container_kvm_t'];

/** The 12 controls of level baseline, by id. */
export const baselineControls: readonly Control[] = [
  { id: 'appArmorProfile', level: 'baseline', versions: [{ since: 0, judge: appArmor }] },
  {
    id: 'capabilities_baseline',
    level: 'baseline',
    versions: [{ since: 0, judge: baselineCapabilitiesOnly }],
  },
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
      { since: 35, judge: procMount, waives: hasUserNamespace },
    ],
  },
  {
    id: 'seLinuxOptions',
    level: 'baseline',
    versions: [
      { since: 0, judge: seLinux(new Set(seLinuxTypes)) },
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

/** The 7 controls of level restricted, by id. */
export const restrictedControls: readonly Control[] = [
  {
    id: 'allowPrivilegeEscalation',
    level: 'restricted',
    versions: [
      { since: 8, judge: allowPrivilegeEscalation },
      { since: 25, judge: allowPrivilegeEscalation, waives: isWindows },
    ],
  },
  {
    id: 'capabilities_restricted',
    level: 'restricted',
    versions: [
      { since: 22, judge: allCapabilitiesDropped, overrides: ['capabilities_baseline'] },
      { since: 25, judge: allCapabilitiesDropped, waives: isWindows, overrides: ['capabilities_baseline'] },
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
      { since: 35, judge: runAsNonRoot, waives: hasUserNamespace },
    ],
  },
  {
    id: 'runAsUser',
    level: 'restricted',
    versions: [
      { since: 23, judge: runAsUser },
      { since: 35, judge: runAsUser, waives: hasUserNamespace },
    ],
  },
  {
    id: 'seccompProfile_restricted',
    level: 'restricted',
    versions: [
      { since: 19, judge: seccomp, overrides: ['seccompProfile_baseline'] },
      { since: 25, judge: seccomp, waives: isWindows, overrides: ['seccompProfile_baseline'] },
    ],
  },
];
