import type { ContainerCheck } from '../../check.ts';
import { effectiveRunAsNonRoot, effectiveRunAsUser, originOf } from '../../../model/effective.ts';
import { refuseRoot, runAsOrdinaryUser } from '../identity-edits.ts';

export const rootUserPossible: ContainerCheck = {
  id: 'root-user-possible',
  title: 'Nothing keeps the container from user 0',
  severity: 'medium',
  gain: 'Root in the container is one kernel or runtime bug away from root on the node.',
  why: 'Neither a user number above 0 nor `runAsNonRoot: true` applies, so the image decides, and most images start as root.',
  remedy:
    'Set `securityContext.runAsNonRoot: true`, or a `runAsUser` above 0, on the pod or on the container.',
  references: [
    'Kubernetes, Application Security Checklist: set `runAsNonRoot: true`, or run as a less privileged user with `runAsUser`',
    'https://kubernetes.io/docs/concepts/security/application-security-checklist/',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  ],
  aliases: [
    'kube-linter:run-as-non-root',
    'checkov:CKV_K8S_23',
    'polaris:runAsRootAllowed',
    'kubeaudit:nonroot',
    'kics:cf34805e-3872-4c08-bf92-6ff7bb0cfadb',
    'kubescape:C-0013',
    'kubescape:C-0211',
  ],
  profile: 'strict',
  impliedBy: ['run-as-root', 'run-as-uid-zero'],
  on: 'container',
  evaluate: (container, pod) => {
    // User 0 does not exist on Windows, and in a user namespace of its own it is nobody on the node (KEP-127).
    if (pod.runsOnWindows || pod.hostUsers === false) return undefined;
    const user = effectiveRunAsUser(pod, container);
    if (user.value === 0) {
      const message = `container \`${container.name}\` asks for user 0: ${originOf(user, 'runAsUser', container)}`;
      return { at: user.at, message };
    }
    if (user.value !== undefined) return undefined;
    const nonRoot = effectiveRunAsNonRoot(pod, container);
    if (nonRoot.value === true) return undefined;
    const reason =
      nonRoot.value === undefined
        ? 'neither `runAsNonRoot` nor `runAsUser` is set on it or on the pod, so the image decides'
        : `${originOf(nonRoot, 'runAsNonRoot', container)}, as false, and no \`runAsUser\` is set`;
    return { at: nonRoot.at, message: `container \`${container.name}\` may run as root: ${reason}` };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program runs as an ordinary user, by a number that the image or the manifest names: `crane config IMAGE` shows `User`.',
    needs: ({ at }) => (at.endsWith('/runAsUser') ? ['run-as-user'] : []),
    edits: (violation, pod, values) =>
      violation.at.endsWith('/runAsUser')
        ? runAsOrdinaryUser(violation, pod, values)
        : refuseRoot(violation, pod, values),
  },
};
