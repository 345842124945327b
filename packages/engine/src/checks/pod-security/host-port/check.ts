import type { PodCheck } from '../../check.ts';
import { objectedBy } from '../../objected.ts';

export const hostPort: PodCheck = {
  id: 'host-port',
  title: 'Container opens a port of the node',
  severity: 'medium',
  gain: 'Whoever reaches the node reaches the container, past Services, ingress and often past network policies.',
  why: "The port listens on the node's own addresses, and it binds the pod to nodes where that port is free.",
  remedy: 'Remove `hostPort`, and offer the port through a Service.',
  references: [
    'Pod Security Standards, baseline: Host Ports',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  ],
  aliases: [
    'kubescape:C-0044',
    'trivy:KSV-0024',
    'checkov:CKV_K8S_26',
    'polaris:hostPortSet',
    'monokle:PSS106',
    'monokle:KSV024',
  ],
  profile: 'default',
  control: 'hostPorts',
  on: 'pod',
  evaluate: (pod, target) => {
    // On the node's network every port is the node's, and the API server fills in `hostPort` by itself.
    if (pod.hostNetwork && target.level === undefined) return undefined;
    return objectedBy(
      'hostPorts',
      pod,
      target,
      ({ container, value }) => `container \`${container?.name}\` opens port ${value} of the node`,
    );
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that nobody calls this port at the address of a node; a Service for the port has to be there for those who do.',
    isSafeFor: (_, { hostNetwork }) => hostNetwork,
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};
