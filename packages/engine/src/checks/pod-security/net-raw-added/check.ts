import type { ContainerCheck } from '../../check.ts';
import { addedCapability } from '../added-capability.ts';
import { hasNoCapability, refuseNetRaw } from '../capability-edits.ts';

export const netRawAdded: ContainerCheck = {
  id: 'net-raw-added',
  title: 'Container adds `NET_RAW`',
  severity: 'medium',
  gain: 'A break-in forges packets of other pods, redirects their traffic and listens to what passes.',
  why: '`NET_RAW` lets a program write packets with any sender, which is enough to answer for the DNS server or the gateway of the node.',
  remedy: 'Remove `NET_RAW` from `securityContext.capabilities.add`, and drop `ALL`.',
  references: [
    'Pod Security Standards, baseline: Capabilities',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    'capabilities(7), `CAP_NET_RAW`',
  ],
  aliases: ['trivy:KSV-0119', 'kubescape:C-0046'],
  profile: 'strict',
  impliedBy: ['capabilities-beyond-baseline', 'capability-net-raw', 'capability-net-raw-explicit'],
  mootBy: ['privileged-container'],
  on: 'container',
  evaluate: (container) =>
    addedCapability(container, 'NET_RAW', 'it may write packets in the name of others'),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program makes no packets of its own, as `ping` and scanners do: run it once so and look for `Operation not permitted`.',
    isSafeFor: hasNoCapability,
    edits: refuseNetRaw,
  },
};
