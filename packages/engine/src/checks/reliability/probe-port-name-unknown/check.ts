import type { ContainerCheck, Violation } from '../../check.ts';
import { probedPortsOf } from '../probed-port.ts';

export const probePortNameUnknown: ContainerCheck = {
  id: 'probe-port-name-unknown',
  title: 'Probe names a port that does not exist',
  severity: 'low',
  gain: 'An attacker gains nothing directly; the probe fails always, so the container is killed or never gets traffic.',
  why: 'The kubelet looks for the name among the ports of the same container, and where it is not found the probe fails each time.',
  remedy: 'Name the port under `ports` of the container, or write the number in the probe.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port',
  ],
  aliases: ['kube-linter:liveness-port', 'kube-linter:readiness-port', 'kube-linter:startup-port'],
  profile: 'default',
  on: 'container',
  evaluate: (container) => {
    let found: Violation[] | undefined;
    for (const { at, probe, port } of probedPortsOf(container)) {
      if (typeof port === 'number' || container.ports.some(({ name }) => name === port)) continue;
      (found ??= []).push({
        at,
        message: `\`${probe}\` of container \`${container.name}\` calls port \`${port}\`, but no port of the container has this name`,
      });
    }
    return found;
  },
};
