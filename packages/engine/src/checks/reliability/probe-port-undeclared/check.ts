import type { Pod } from '../../../model/pod.ts';
import { isPortNumber } from '../../references/port-name.ts';
import { appended } from '../../hygiene/list-entry.ts';
import type { Container } from '../../../model/container.ts';
import type { ContainerCheck, Violation } from '../../check.ts';
import { probedPortsOf, type ProbedPort } from '../probed-port.ts';

export const probePortUndeclared: ContainerCheck = {
  id: 'probe-port-undeclared',
  title: 'Probe calls a port that is not declared',
  severity: 'info',
  gain: 'An attacker gains nothing directly; a reviewer does not see that the container listens there.',
  why: 'Every port can be called, declared or not, so this works; but the list of ports is then incomplete, or the number is mistyped.',
  remedy: 'Add the port under `ports` of the container, or correct the number in the probe.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
  ],
  aliases: ['kube-linter:liveness-port', 'kube-linter:readiness-port', 'kube-linter:startup-port'],
  profile: 'strict',
  on: 'container',
  evaluate: (container) => {
    let found: Violation[] | undefined;
    for (const probed of probedPortsOf(container)) {
      const message = faultOf(probed, container);
      if (message !== undefined) (found ??= []).push({ at: probed.at, message });
    }
    return found;
  },
  fix: {
    safety: 'unsafe',
    verify: 'Verify that no tool goes by the declared ports: Prometheus, for one, may scrape each of them.',
    edits: ({ at }, pod) => {
      const container = pod.containers.find((one) => at.startsWith(`${one.at}/`));
      // On the network of the node each declared port is taken there too.
      if (container === undefined || pod.hostNetwork) return [];
      const missing = probedPortsOf(container).filter(
        (probed) => typeof probed.port === 'number' && faultOf(probed, container) !== undefined,
      );
      if (!missing.some((probed) => probed.at === at)) return [];
      const ports = [...new Set(missing.map(({ port }) => port))];
      if (ports.some((port) => !isPortNumber(Number(port)) || isTakenElsewhere(Number(port), container, pod)))
        return [];
      return appended(
        container.fields,
        'ports',
        ports.map((containerPort) => ({ containerPort })),
      );
    },
  },
};

function faultOf({ probe, port, hasHost }: ProbedPort, { name, ports }: Container): string | undefined {
  if (hasHost) return undefined;
  const named = ports.filter((one) => (typeof port === 'number' ? one.containerPort : one.name) === port);
  const [first] = named;
  const calls = `\`${probe}\` of container \`${name}\` calls port \`${port}\``;
  // A name that leads nowhere is a fault of its own, and has a check of its own.
  if (first === undefined)
    return typeof port === 'number' ? `${calls}, which the container does not declare` : undefined;
  if (named.some(({ protocol }) => protocol === 'TCP')) return undefined;
  return `${calls} over TCP, which the container declares for ${first.protocol}`;
}

/** All containers of a pod share their ports, and nobody knows which of those that a probe calls there listens. */
function isTakenElsewhere(port: number, container: Container, pod: Pod): boolean {
  return pod.containers.some(
    (other) =>
      other !== container &&
      (other.ports.some((one) => one.containerPort === port) ||
        probedPortsOf(other).some((probed) => probed.port === port)),
  );
}
