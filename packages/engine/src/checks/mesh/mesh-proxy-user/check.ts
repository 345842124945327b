import { effectiveRunAsGroup, effectiveRunAsUser } from '../../../model/effective.ts';
import type { ContainerCheck } from '../../check.ts';

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
    if (user.value === proxyId || user.value === linkerdProxyId) {
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
};
