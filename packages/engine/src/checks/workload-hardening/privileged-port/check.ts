import type { ContainerCheck } from '../../check.ts';

const firstUnprivileged = 1024;

export const privilegedPort: ContainerCheck = {
  id: 'privileged-port',
  title: 'Container listens on a privileged port',
  severity: 'low',
  gain: 'The program needs root or a capability to listen, and whoever breaks in has the same.',
  why: 'Ports below 1024 are for privileged programs, so many images start as root or keep `NET_BIND_SERVICE` only for that.',
  remedy:
    'Let the program listen on a port from 1024 on, such as 8080, and map it with `targetPort` of the Service.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  ],
  aliases: ['kube-linter:privileged-ports', 'trivy:KSV-0117', 'monokle:KBP113'],
  profile: 'strict',
  on: 'container',
  evaluate: (container) => {
    if (container.ports.length === 0) return undefined;
    return container.ports
      .filter(
        ({ containerPort }) =>
          containerPort !== undefined && containerPort > 0 && containerPort < firstUnprivileged,
      )
      .map(({ at, containerPort }) => ({
        at: `${at}/containerPort`,
        message: `container \`${container.name}\` listens on port ${containerPort}, which is below 1024`,
      }));
  },
};
