import { isConfined } from '../../../analyzers/pod-security/profiles.ts';
import type { Container, SelinuxOptions } from '../../../model/container.ts';
import {
  effectiveAppArmorProfile,
  effectiveSeccompProfile,
  effectiveSeLinuxOptions,
  runtimeCapability,
} from '../../../model/effective.ts';
import type { ContainerCheck } from '../../check.ts';
import { confine } from '../profile-edits.ts';

export const linuxHardeningMissing: ContainerCheck = {
  id: 'linux-hardening-missing',
  title: 'No Linux hardening is declared',
  severity: 'low',
  gain: 'A break-in meets only what the container runtime happens to restrict by default.',
  why: 'The manifest uses none of the four ways to restrict a process towards the kernel: seccomp, AppArmor, SELinux and dropped capabilities.',
  remedy:
    'Set `securityContext.seccompProfile.type: RuntimeDefault` on the pod and `securityContext.capabilities.drop: ["ALL"]` on each container.',
  references: [
    'Kubernetes, Linux kernel security constraints for Pods and containers',
    'https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/',
  ],
  aliases: ['polaris:linuxHardening'],
  profile: 'strict',
  mootBy: ['privileged-container'],
  on: 'container',
  evaluate: (container, pod) => {
    if (pod.runsOnWindows || dropsCapabilities(container)) return undefined;
    if (isConfined(effectiveSeccompProfile(pod, container).value?.type ?? '')) return undefined;
    if (isConfined(effectiveAppArmorProfile(pod, container).value?.type ?? '')) return undefined;
    if (names(effectiveSeLinuxOptions(pod, container).value)) return undefined;
    const message = `container \`${container.name}\` declares neither a seccomp nor an AppArmor profile, no SELinux options and no dropped capabilities, and inherits none of them from the pod`;
    return { at: container.security.at, message };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program makes no rare system calls: run it once with profile `RuntimeDefault` and look for `Operation not permitted`.',
    edits: (violation, pod) =>
      confine({ ...violation, at: `${violation.at}/seccompProfile` }, pod, 'seccompProfile'),
  },
};

/** Lists that add ALL and drop something contradict each other; which wins is the runtime's affair. */
function dropsCapabilities({ security }: Container): boolean {
  if (security.capabilitiesDropped.length === 0) return false;
  return !security.capabilitiesAdded.some((added) => runtimeCapability(added) === 'ALL');
}

function names(options: SelinuxOptions | undefined): boolean {
  return options !== undefined && `${options.type}${options.user}${options.role}${options.level}` !== '';
}
