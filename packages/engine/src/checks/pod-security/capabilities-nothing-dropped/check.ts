import type { ContainerCheck } from '../../check.ts';
import { dropAll, dropsNothingMore } from '../capability-edits.ts';

export const capabilitiesNothingDropped: ContainerCheck = {
  id: 'capabilities-nothing-dropped',
  title: 'Container drops no capability',
  severity: 'low',
  gain: 'A break-in as root may change file owners, forge packets and create devices, which few programs ever need.',
  why: 'Nobody has looked at which of the powers that container runtimes grant this program can do without.',
  remedy: 'Set `securityContext.capabilities.drop: ["ALL"]`, and add back only what the program needs.',
  references: [
    'Kubernetes, Configure a Security Context: set capabilities for a container',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
  ],
  aliases: ['trivy:KSV-0004', 'kubesec:CapDropAny', 'kics:268ca686-7fb7-4ae9-b129-955a2a89064e'],
  profile: 'strict',
  impliedBy: ['capabilities-not-dropped-all'],
  mootBy: ['privileged-container'],
  on: 'container',
  evaluate: ({ name, security }, pod) => {
    if (security.capabilitiesDropped.length > 0 || pod.runsOnWindows) return undefined;
    return { at: `${security.at}/capabilities/drop`, message: `container \`${name}\` drops no capability` };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program does without `CHOWN`, `SETUID` and the like: run it once so and look for `Operation not permitted` in its log.',
    isSafeFor: dropsNothingMore,
    edits: dropAll,
  },
};
