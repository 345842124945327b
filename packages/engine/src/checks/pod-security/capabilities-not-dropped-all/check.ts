import { objectionOf } from '../../../analyzers/pod-security/standard.ts';
import type { PodCheck } from '../../check.ts';
import { violationOf } from '../../objected.ts';
import { dropAll, dropsNothingMore } from '../capability-edits.ts';

export const capabilitiesNotDroppedAll: PodCheck = {
  id: 'capabilities-not-dropped-all',
  title: "Container keeps the runtime's default capabilities",
  severity: 'medium',
  gain: 'A break-in as root may change file owners, forge packets and create devices, which few programs ever need.',
  why: "Container runtimes grant about fourteen of root's powers unless they are dropped, and each of them has helped an attack before.",
  remedy:
    'Set `securityContext.capabilities.drop: ["ALL"]` in upper case, and add back only what the program needs.',
  references: [
    'Pod Security Standards, restricted: Capabilities',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  ],
  aliases: [
    'trivy:KSV-0003',
    'checkov:CKV_K8S_37',
    'kubesec:CapDropAll',
    'kubeaudit-result:capabilities.CapabilityOrSecurityContextMissing',
    'kubeaudit-result:capabilities.CapabilityShouldDropAll',
    'monokle:PSS206',
    'monokle:KBP103',
    'monokle:KSV003',
    'kubeaudit:capabilities',
  ],
  profile: 'default',
  mootBy: ['privileged-container'],
  control: 'capabilities_restricted',
  on: 'pod',
  evaluate: (pod, target) => {
    // Before policy version 1.25 the standard made no exception for Windows, where the field must not be set.
    if (pod.runsOnWindows && target.level === undefined) return undefined;
    return objectionOf('capabilities_restricted', pod, target.minor)
      ?.fields.filter(({ value }) => value === undefined)
      .map((field) =>
        violationOf(field, message(field.container?.name, field.container?.security.capabilitiesDropped)),
      );
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program changes no owners and no user at start: run it once so and look for `Operation not permitted` in its log.',
    isSafeFor: dropsNothingMore,
    edits: dropAll,
  },
};

function message(name: string | undefined, dropped: readonly string[] = []): string {
  if (dropped.length === 0)
    return `container \`${name}\` drops no capability, so it keeps all that the runtime grants`;
  const written = dropped.map((capability) => `\`${capability}\``).join(', ');
  return dropped.some((capability) => capability.toUpperCase() === 'ALL')
    ? `container \`${name}\` drops ${written}, which Pod Security does not take for \`ALL\``
    : `container \`${name}\` drops ${written}, not \`ALL\``;
}
