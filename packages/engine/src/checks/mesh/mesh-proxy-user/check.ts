import { effectiveRunAsGroup, effectiveRunAsUser } from '../../../model/effective.ts';
import type { ContainerCheck, Violation } from '../../check.ts';
import type { Pod } from '../../../model/pod.ts';

/** The user and group of Istio's proxy, whose traffic is not captured. */
const proxyId = 1337;
/** User of Linkerd's proxy. */
const linkerdProxyId = 2102;
const own: ReadonlySet<string> = new Set([
  'istio-proxy',
  'istio-init',
  'istio-validation',
  'linkerd-proxy',
  'linkerd-init',
  'linkerd-network-validator',
]);

export const meshProxyUser: ContainerCheck = {
  id: 'mesh-proxy-user',
  title: 'Container runs as the user of the proxy',
  severity: 'medium',
  gain: 'A break-in into the container goes out past the proxy, without mutual TLS, rules and logs.',
  why: 'The mesh takes the traffic of all users of a pod but its own, so that the proxy can speak for itself.',
  remedy:
    'Choose another number for `runAsUser` and `runAsGroup`; 1337 is the proxy of Istio, 2102 that of Linkerd.',
  references: [
    'https://istio.io/latest/docs/ops/deployment/application-requirements/',
    'https://linkerd.io/2/reference/proxy-configuration/',
  ],
  aliases: [],
  profile: 'strict',
  on: 'container',
  evaluate: (container, pod) => {
    if (own.has(container.name)) return undefined;
    const user = effectiveRunAsUser(pod, container);
    if (isProxyUser(user.value)) {
      return {
        at: user.at,
        message: `container \`${container.name}\` runs as user ${user.value}, whose traffic a mesh does not capture`,
      };
    }
    const group = effectiveRunAsGroup(pod, container);
    if (group.value !== proxyId) return undefined;
    return {
      at: group.at,
      message: `container \`${container.name}\` runs with group ${proxyId}, whose traffic a mesh does not capture`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program may use its files as the new user: run it once, and look for `permission denied` in its log.',
    needs: (violation, pod) => idsAtFault(violation, pod).map(({ name }) => name),
    edits: (violation, pod, values) =>
      idsAtFault(violation, pod).flatMap(({ at, name }) => {
        const value = values[name];
        return value === undefined ? [] : [{ op: 'set', at, value }];
      }),
  },
};

function isProxyUser(user: number | undefined): boolean {
  return user === proxyId || user === linkerdProxyId;
}

interface IdAtFault {
  readonly at: string;
  readonly name: 'run-as-user' | 'run-as-group';
}

/** Both ids where both are the proxy's: the user alone would leave the group as the next finding. */
function idsAtFault(violation: Violation, pod: Pod): readonly IdAtFault[] {
  const container = pod.containers.find(({ name }) => name === violation.container);
  if (container === undefined) return [];
  const user = effectiveRunAsUser(pod, container);
  const group = effectiveRunAsGroup(pod, container);
  return [
    ...(isProxyUser(user.value) ? [{ at: user.at, name: 'run-as-user' as const }] : []),
    ...(group.value === proxyId ? [{ at: group.at, name: 'run-as-group' as const }] : []),
  ];
}
