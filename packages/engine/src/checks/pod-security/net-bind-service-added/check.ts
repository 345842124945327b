import type { ContainerCheck } from '../../check.ts';
import { addedCapability } from '../added-capability.ts';
import { addNoMore, hasNoCapability } from '../capability-edits.ts';

export const netBindServiceAdded: ContainerCheck = {
  id: 'net-bind-service-added',
  title: 'Container adds `NET_BIND_SERVICE`',
  severity: 'info',
  gain: 'A break-in may listen on the ports below 1024, of the node too where the pod shares its network.',
  why: 'The strictest level allows this one capability, yet few programs need it: on most nodes a pod may use low ports without it.',
  remedy: 'Let the program listen on a port above 1023, and let the Service map 80 or 443 to it.',
  references: [
    'Pod Security Standards, restricted: Capabilities',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    'capabilities(7), `CAP_NET_BIND_SERVICE`',
  ],
  aliases: ['trivy:KSV-0022', 'checkov:CKV_K8S_25'],
  profile: 'all',
  mootBy: ['privileged-container'],
  on: 'container',
  evaluate: (container) =>
    addedCapability(container, 'NET_BIND_SERVICE', 'it may listen on ports below 1024'),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program still opens its ports: below 1024 it may only where the runtime or `sysctls` lower `ip_unprivileged_port_start`.',
    isSafeFor: hasNoCapability,
    edits: (violation, pod) => addNoMore(violation, pod, 'NET_BIND_SERVICE'),
  },
};
