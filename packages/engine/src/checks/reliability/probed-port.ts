import type { Container } from '../../model/container.ts';
import type { Fields } from '../../model/fields.ts';

/** A port that a probe calls. */
export interface ProbedPort {
  readonly at: string;
  readonly probe: string;
  readonly port: number | string;
  /** True where the probe names an address of its own, which need not be the container's. */
  readonly hasHost: boolean;
}

const probes: readonly string[] = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const methods: readonly string[] = ['httpGet', 'tcpSocket', 'grpc'];
const none: readonly ProbedPort[] = [];
const digits = /^[0-9]+$/u;

/** The ports that the probes of a container call; a number in quotes is a number to the kubelet too. */
export function probedPortsOf({ fields }: Container): readonly ProbedPort[] {
  let found: ProbedPort[] | undefined;
  for (const name of probes) {
    const probe = fields.map(name);
    const port = probe === undefined ? undefined : portOf(probe, name);
    if (port !== undefined) (found ??= []).push(port);
  }
  return found ?? none;
}

function portOf(probe: Fields, name: string): ProbedPort | undefined {
  for (const method of methods) {
    const action = probe.map(method);
    const port = action?.integerOrString('port');
    if (action === undefined || port === undefined) continue;
    const isNumber = typeof port === 'number' || digits.test(port);
    return {
      at: action.pointer('port'),
      probe: name,
      port: isNumber ? Number(port) : port,
      hasHost: method !== 'grpc' && action.has('host'),
    };
  }
  return undefined;
}
