import { objectionOf } from '../../../analyzers/pod-security/standard.ts';
import type { Pod } from '../../../model/pod.ts';
import type { PodCheck } from '../../check.ts';
import { violationOf } from '../../objected.ts';
import { isLoopback } from '../host-network-edits.ts';

export const probeOrHookHost: PodCheck = {
  id: 'probe-or-hook-host',
  title: 'Probe or hook names another host',
  severity: 'medium',
  gain: "Whoever may write the pod makes the kubelet send requests from the node's network to an address of their choice.",
  why: 'The kubelet makes the call, so network policies do not apply, and services that trust the node answer it.',
  remedy:
    'Remove `host`; without it the kubelet calls the pod itself. A name for the request goes into a `Host` header.',
  references: [
    'Pod Security Standards, baseline: Host Probes / Lifecycle Hooks',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  ],
  aliases: [],
  profile: 'default',
  control: 'hostProbesAndHostLifecycle',
  on: 'pod',
  evaluate: (pod, target) =>
    objectionOf('hostProbesAndHostLifecycle', pod, target.minor)
      ?.fields.filter(({ value = '' }) => target.level !== undefined || !isPodItself(pod, value))
      .map((field) =>
        violationOf(
          field,
          `a probe or hook of container \`${field.container?.name}\` makes the kubelet call \`${field.value}\` instead of the pod`,
        ),
      ),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program answers at the address of the pod, also to a request that does not name this host: `curl http://POD-IP:PORT`.',
    reveals: ['probe-port-undeclared'],
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};

/** On the node's network the loopback address of the kubelet is that of the pod. */
function isPodItself({ hostNetwork }: Pod, host: string): boolean {
  return hostNetwork && isLoopback(host);
}
