import type { PodCheck } from '../../check.ts';
import { statePodRights } from '../context-edits.ts';
import { declaresContext } from '../declared-context.ts';

export const podSecurityContextMissing: PodCheck = {
  id: 'pod-security-context-missing',
  title: 'Pod declares no security context',
  severity: 'info',
  gain: 'Nothing by itself: a container that is added later starts with the default rights.',
  why: 'What the pod says holds for all of its containers, those that a later change or an injector adds too.',
  remedy:
    'Write `securityContext` on the pod with `runAsNonRoot: true` and `seccompProfile.type: RuntimeDefault`.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod',
    'CIS Kubernetes Benchmark: Apply security context to your pods and containers',
  ],
  aliases: ['checkov:CKV_K8S_29', 'trivy:KSV-0118'],
  profile: 'all',
  impliedBy: ['run-as-root', 'seccomp-not-set'],
  on: 'pod',
  evaluate: ({ security, resource }) => {
    if (declaresContext(security)) return undefined;
    return {
      at: security.at,
      message: `the pod of ${resource.kind} \`${resource.name}\` has no \`securityContext\` of its own`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that each image names a user by a number other than 0, and that its program runs under the profile: start it once so.',
    edits: (_, pod) => statePodRights(pod),
  },
};
