import type { ContainerCheck } from '../../check.ts';
import { runtimeCapability } from '../../../model/effective.ts';
import { refuseEveryEscalation } from '../escalation-edits.ts';

export const privilegeEscalationExplicit: ContainerCheck = {
  id: 'privilege-escalation-explicit',
  title: 'Container asks for privilege escalation',
  severity: 'medium',
  gain: 'A set-user-ID program in the image turns a foothold as an ordinary user into root in the container.',
  why: 'The manifest allows a process to become more powerful than the one that started it, by name or through `privileged` or `SYS_ADMIN`; leaving the field unset is another check.',
  remedy:
    'Set `securityContext.allowPrivilegeEscalation: false`, and remove `privileged: true` and the capability `SYS_ADMIN` where they stand.',
  references: [
    'Kubernetes, Configure a Security Context: `allowPrivilegeEscalation` is always true when the container is run as privileged or has `CAP_SYS_ADMIN`',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  ],
  aliases: ['kube-linter:privilege-escalation-container'],
  profile: 'strict',
  impliedBy: ['privilege-escalation-allowed'],
  mootBy: ['privileged-container'],
  on: 'container',
  evaluate: ({ name, security }, pod) => {
    const { allowPrivilegeEscalation: written, privileged, capabilitiesAdded } = security;
    // An explicit false beside SYS_ADMIN is accepted and does set no_new_privs; the capability is judged by itself.
    if (written === false || pod.runsOnWindows) return undefined;
    const at = `${security.at}/allowPrivilegeEscalation`;
    if (written === true)
      return { at, message: `container \`${name}\` says \`allowPrivilegeEscalation: true\`` };
    if (privileged === true)
      return {
        at,
        message: `container \`${name}\` is privileged, which makes \`allowPrivilegeEscalation\` true`,
      };
    return capabilitiesAdded.some((added) => runtimeCapability(added) === 'SYS_ADMIN')
      ? {
          at,
          message: `container \`${name}\` adds \`SYS_ADMIN\`, which makes \`allowPrivilegeEscalation\` true`,
        }
      : undefined;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program calls no setuid program and needs neither devices nor `SYS_ADMIN`: run it once so and look at its log.',
    edits: refuseEveryEscalation,
  },
};
