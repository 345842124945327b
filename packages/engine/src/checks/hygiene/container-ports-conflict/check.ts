import type { Container, ContainerPort } from '../../../model/container.ts';
import type { PodCheck, Violation } from '../../check.ts';

export const containerPortsConflict: PodCheck = {
  id: 'container-ports-conflict',
  title: 'Port repeats the name or number of another',
  severity: 'low',
  gain: 'Traffic that is meant for one program may reach another one of the same pod.',
  why: 'The containers of a pod share one network, so one program only can listen on a port, and a Service that names a port finds one only.',
  remedy: 'Give each port of the pod a name and a number of its own.',
  references: [
    'ContainerPort, `name`: each named port in a pod must have a unique name',
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
    'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',
  ],
  aliases: ['kube-score:container-ports-check'],
  profile: 'default',
  on: 'pod',
  evaluate: ({ containers }) => {
    let seen: Seen | undefined;
    let found: Violation[] | undefined;
    for (const container of containers) {
      // Ordinary init containers run one after another, before all others.
      if (container.kind === 'init' || container.ports.length === 0) continue;
      seen ??= { name: new Map(), containerPort: new Map() };
      const repeated = repeatedIn(container, seen);
      if (repeated.length > 0) (found ??= []).push(...repeated);
    }
    return found;
  },
};

/** The container that each name and each number was first met in. */
type Seen = Readonly<Record<'name' | 'containerPort', Map<string, string>>>;

function repeatedIn(container: Container, seen: Seen): readonly Violation[] {
  return container.ports.flatMap((port) => [
    ...repeats('name', port.name, port, container, seen),
    ...repeats('containerPort', numberOf(port), port, container, seen),
  ]);
}

/** Notes what a port is called, or reports that another one is called so. */
function repeats(
  key: 'name' | 'containerPort',
  text: string | undefined,
  { at }: ContainerPort,
  { name: container }: Container,
  seen: Seen,
): readonly Violation[] {
  if (text === undefined || text === '') return none;
  const first = seen[key].get(text);
  if (first === undefined) {
    seen[key].set(text, container);
    return none;
  }
  const what = key === 'name' ? 'the name of a port' : 'the number of a port';
  const where = first === container ? 'the same container' : `container \`${first}\``;
  const message = `port \`${text}\` of container \`${container}\` repeats ${what} of ${where}`;
  return [{ at: `${at}/${key}`, message, container }];
}

const none: readonly Violation[] = [];

/** One port may be published on several addresses of the node; those are entries of their own. */
function numberOf({ containerPort, protocol, hostPort }: ContainerPort): string | undefined {
  return containerPort === undefined || hostPort !== undefined ? undefined : `${containerPort}/${protocol}`;
}
