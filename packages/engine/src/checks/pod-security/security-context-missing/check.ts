import type { ContainerCheck } from '../../check.ts';
import { stateRights } from '../context-edits.ts';
import { declaresContext } from '../declared-context.ts';

export const securityContextMissing: ContainerCheck = {
  id: 'security-context-missing',
  title: 'No security context is declared',
  severity: 'low',
  gain: 'A break-in gets all that the image and the container runtime allow by default, which is often root.',
  why: 'Nobody has stated which rights the program needs, so every default of Kubernetes and of the image applies.',
  remedy:
    'Set `securityContext` on the pod with `runAsNonRoot: true` and `seccompProfile.type: RuntimeDefault`, and on each container with `allowPrivilegeEscalation: false` and `capabilities.drop: ["ALL"]`.',
  references: [
    'Kubernetes, Configure a Security Context for a Pod or Container',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  ],
  aliases: [],
  profile: 'strict',
  on: 'container',
  evaluate: ({ name, security }, pod) => {
    if (declaresContext(security) || declaresContext(pod.security)) return undefined;
    const message = `container \`${name}\` runs with default rights: \`securityContext\` is set neither on it nor on the pod`;
    return { at: security.at, message };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the image names a user by a number other than 0, and that its program runs without rights: start it once so.',
    edits: stateRights,
  },
};
