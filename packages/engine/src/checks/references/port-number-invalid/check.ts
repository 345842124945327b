import type { ContainerCheck, Violation } from '../../check.ts';
import { isPortNumber } from '../port-name.ts';

export const portNumberInvalid: ContainerCheck = {
  id: 'port-number-invalid',
  title: 'Port has no number that exists',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the API server refuses the object, and what it was to replace goes on running.',
  why: 'A port without a number, or with one beyond 65535, is none that a program can listen on.',
  remedy: 'Set `containerPort` to the number that the program listens on, between 1 and 65535.',
  references: [
    'ContainerPort, `containerPort`: this must be a valid port number, 0 < x < 65536',
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
  ],
  aliases: ['kube-linter:invalid-target-ports', 'kube-score:container-ports-check'],
  profile: 'default',
  on: 'container',
  evaluate: ({ ports, name: container }) => {
    let found: Violation[] | undefined;
    for (const { at, containerPort, name } of ports) {
      if (containerPort !== undefined && isPortNumber(containerPort)) continue;
      const port = name ? `port \`${name}\`` : 'a port';
      const number =
        containerPort === undefined ? '`containerPort` is not set' : `\`containerPort\` is ${containerPort}`;
      (found ??= []).push({
        at: `${at}/containerPort`,
        message: `${port} of container \`${container}\` does not exist: ${number}`,
      });
    }
    return found;
  },
};
