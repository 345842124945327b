import { escapeToken } from '../../../model/pointer.ts';
import type { PodCheck } from '../../check.ts';
import { inboundPolicy, openPolicies, withIdentity } from '../linkerd-policy.ts';

export const meshPodUnauthenticated: PodCheck = {
  id: 'mesh-pod-unauthenticated',
  title: 'Pod lets callers in without identity',
  severity: 'medium',
  gain: 'Any pod in the network, in the mesh or not, calls the workload.',
  why: 'The annotation overrides the policy of the namespace and of the mesh, and asks nobody who they are.',
  remedy:
    'Remove the annotation, or write `all-authenticated`, `cluster-authenticated` or better `deny`, and allow named identities by an AuthorizationPolicy.',
  references: [
    'https://linkerd.io/2/reference/authorization-policy/',
    'https://linkerd.io/2/features/server-policy/',
  ],
  aliases: [],
  profile: 'default',
  on: 'pod',
  evaluate: ({ annotations, metadataAt, resource }) => {
    const policy = annotations.size === 0 ? undefined : annotations.get(inboundPolicy);
    if (policy === undefined || !openPolicies.has(policy)) return undefined;
    return {
      at: `${metadataAt}/annotations/${escapeToken(inboundPolicy)}`,
      message: `${resource.kind} \`${resource.name}\` lets callers in without an identity: its policy is \`${policy}\``,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that each caller is in the mesh: `request_total` of the proxy counts the others by `tls` other than `true`.',
    edits: ({ at }, { annotations }) => [
      { op: 'set', at, value: withIdentity(annotations.get(inboundPolicy) ?? '') },
    ],
  },
};
