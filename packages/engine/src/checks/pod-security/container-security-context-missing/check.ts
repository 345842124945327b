import type { ContainerCheck } from '../../check.ts';
import { stateContainerRights } from '../context-edits.ts';
import { declaresContext } from '../declared-context.ts';

export const containerSecurityContextMissing: ContainerCheck = {
  id: 'container-security-context-missing',
  title: 'Container declares no security context',
  severity: 'info',
  gain: 'Nothing by itself: privilege escalation, capabilities and a writable root file system stay as they come.',
  why: 'These settings exist on containers only, whatever the pod says.',
  remedy:
    'Write `securityContext` on the container with `allowPrivilegeEscalation: false`, `capabilities.drop: ["ALL"]` and `readOnlyRootFilesystem: true`.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-container',
    'CIS Kubernetes Benchmark: Apply security context to your pods and containers',
  ],
  aliases: ['checkov:CKV_K8S_30', 'trivy:KSV-0118'],
  profile: 'all',
  impliedBy: ['security-context-missing', 'privilege-escalation-allowed', 'capabilities-not-dropped-all'],
  on: 'container',
  evaluate: ({ name, security }) => {
    if (declaresContext(security)) return undefined;
    return { at: security.at, message: `container \`${name}\` has no \`securityContext\` of its own` };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program starts other programs without `sudo` and writes only to volumes: run it once so and look at its log.',
    edits: stateContainerRights,
  },
};
