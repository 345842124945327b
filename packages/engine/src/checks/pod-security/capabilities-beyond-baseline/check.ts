import type { PodCheck } from '../../check.ts';
import { objectedBy } from '../../objected.ts';
import { hasNoCapability } from '../capability-edits.ts';

export const capabilitiesBeyondBaseline: PodCheck = {
  id: 'capabilities-beyond-baseline',
  title: 'Container adds an unusual capability',
  severity: 'medium',
  gain: "A break-in gets a part of root's power over the kernel that ordinary containers never have.",
  why: 'The capability is not among those that container runtimes grant by themselves, so the process may do things to the node or the network that other containers cannot.',
  remedy:
    'Remove it from `securityContext.capabilities.add`, or move the task that needs it to a component of the node.',
  references: [
    'Pod Security Standards, baseline: Capabilities',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    'https://man7.org/linux/man-pages/man7/capabilities.7.html',
  ],
  aliases: ['monokle:PSS104'],
  profile: 'default',
  impliedBy: ['capability-dangerous', 'dead-capability-name'],
  mootBy: ['privileged-container'],
  control: 'capabilities_baseline',
  on: 'pod',
  evaluate: (pod, target) =>
    objectedBy(
      'capabilities_baseline',
      pod,
      target,
      ({ container, value }) =>
        `container \`${container?.name}\` adds capability \`${value}\`, which is not among those that level baseline allows`,
    ),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program calls nothing that only this capability allows; capabilities(7) lists it, and without it the call fails with `EPERM`.',
    isSafeFor: hasNoCapability,
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};
