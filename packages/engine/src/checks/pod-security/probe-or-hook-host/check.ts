import type { PodCheck } from '../../check.ts';
import { objectedBy } from '../../objected.ts';

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
    objectedBy(
      'hostProbesAndHostLifecycle',
      pod,
      target,
      ({ container, value }) =>
        `a probe or hook of container \`${container?.name}\` makes the kubelet call \`${value}\` instead of the pod`,
    ),
  fix: { safety: 'unsafe', edits: ({ at }) => [{ op: 'remove', at }] },
};
