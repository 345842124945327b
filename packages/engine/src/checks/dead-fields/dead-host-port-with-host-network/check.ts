import type { ContainerCheck, Violation } from '../../check.ts';

export const deadHostPortWithHostNetwork: ContainerCheck = {
  id: 'dead-host-port-with-host-network',
  title: 'Host port differs on the host network',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the pod is refused, and a firewall rule for the port that is written protects nothing.',
  why: 'With `hostNetwork: true` the container listens on the node itself, so the API server refuses a `hostPort` other than `containerPort`.',
  remedy: 'Remove `hostPort`, and write the port that the program listens on under `containerPort`.',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports'],
  aliases: [],
  profile: 'default',
  on: 'container',
  evaluate: ({ ports, name }, pod) => {
    if (!pod.hostNetwork) return undefined;
    let violations: Violation[] | undefined;
    for (const { at, hostPort, containerPort } of ports) {
      if (hostPort === undefined || hostPort === 0 || hostPort === containerPort) continue;
      (violations ??= []).push({
        at: `${at}/hostPort`,
        message: `container \`${name}\` is on the host network and listens on port ${containerPort ?? 'unknown'} of the node; the API server refuses \`hostPort: ${hostPort}\` beside it`,
      });
    }
    return violations;
  },
  fix: { safety: 'safe', edits: ({ at }) => [{ op: 'remove', at }] },
};
