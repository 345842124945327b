import { objectionOf } from '../../../analyzers/pod-security/standard.ts';
import type { PodCheck } from '../../check.ts';
import { violationOf } from '../../objected.ts';
import { hasNoCapability } from '../capability-edits.ts';

export const capabilitiesAdded: PodCheck = {
  id: 'capabilities-added',
  title: 'Container adds a capability',
  severity: 'low',
  gain: "A break-in gets a part of root's power over the kernel.",
  why: 'Only binding a port below 1024 is a power that a well-built service may need; every other one widens what a break-in can do.',
  remedy:
    'Remove it from `securityContext.capabilities.add`; level restricted allows `NET_BIND_SERVICE` and nothing else.',
  references: [
    'Pod Security Standards, restricted: Capabilities',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  ],
  aliases: [
    'trivy:KSV-0106',
    'monokle:PSS206',
    'trivy:KSV-0022',
    'checkov:CKV_K8S_25',
    'kubeaudit:capabilities',
  ],
  profile: 'strict',
  impliedBy: ['capabilities-beyond-baseline', 'capability-dangerous'],
  mootBy: ['privileged-container'],
  control: 'capabilities_restricted',
  on: 'pod',
  evaluate: (pod, target) =>
    objectionOf('capabilities_restricted', pod, target.minor)
      ?.fields.filter(({ value }) => value !== undefined)
      .map((field) =>
        violationOf(field, `container \`${field.container?.name}\` adds capability \`${field.value}\``),
      ),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program works without this power: run it once without the capability and look for `Operation not permitted` in its log.',
    isSafeFor: hasNoCapability,
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};
