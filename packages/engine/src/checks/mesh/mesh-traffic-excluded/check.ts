import { escapeToken } from '../../../model/pointer.ts';
import type { PodCheck, Violation } from '../../check.ts';

/** Annotations that take traffic out of the proxy; with `only`, those that leave the rest out by naming a part. */
const exclusions: readonly { readonly key: string; readonly what: string; readonly only?: true }[] = [
  { key: 'traffic.sidecar.istio.io/excludeInboundPorts', what: 'incoming' },
  { key: 'traffic.sidecar.istio.io/includeInboundPorts', what: 'incoming', only: true },
  { key: 'traffic.sidecar.istio.io/excludeOutboundPorts', what: 'outgoing' },
  { key: 'traffic.sidecar.istio.io/excludeOutboundIPRanges', what: 'outgoing' },
  { key: 'traffic.sidecar.istio.io/includeOutboundIPRanges', what: 'outgoing', only: true },
  { key: 'traffic.sidecar.istio.io/excludeInterfaces', what: 'all' },
  { key: 'config.linkerd.io/skip-inbound-ports', what: 'incoming' },
  { key: 'config.linkerd.io/skip-outbound-ports', what: 'outgoing' },
  { key: 'config.linkerd.io/skip-subnets', what: 'all' },
];

export const meshTrafficExcluded: PodCheck = {
  id: 'mesh-traffic-excluded',
  title: 'Traffic goes around the proxy',
  severity: 'low',
  gain: 'On these ports and addresses a break-in comes in or goes out in plain text, past the rules and logs of the mesh.',
  why: 'What is excluded from the proxy has no mutual TLS, no authorization and no record, though the pod counts as part of the mesh.',
  remedy:
    'Remove the annotation, or name only the ports that cannot work otherwise and cover them with a NetworkPolicy.',
  references: [
    'https://istio.io/latest/docs/reference/config/annotations/',
    'https://linkerd.io/2/reference/proxy-configuration/',
  ],
  aliases: [],
  profile: 'strict',
  on: 'pod',
  evaluate: (pod) => {
    if (pod.annotations.size === 0) return undefined;
    let found: Violation[] | undefined;
    for (const { key, what, only = false } of exclusions) {
      const value = pod.annotations.get(key)?.trim();
      if (value === undefined || (only ? value === '*' : value === '')) continue;
      (found ??= []).push({
        at: `${pod.metadataAt}/annotations/${escapeToken(key)}`,
        message: `${what} traffic goes around the proxy by \`${key}: ${value}\``,
      });
    }
    return found;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that what uses these ports or addresses works through the proxy: try it with one pod, and read the log of its proxy.',
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};
