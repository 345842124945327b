import type { Container } from '../../../model/container.ts';
import { effectiveRunAsUser } from '../../../model/effective.ts';
import type { PodCheck } from '../../check.ts';
import { objectedBy } from '../../objected.ts';
import { hasOrdinaryUser, neededToRefuseRoot, refuseRoot } from '../identity-edits.ts';

export const runAsRoot: PodCheck = {
  id: 'run-as-root',
  title: 'Container may run as root',
  severity: 'medium',
  gain: 'Root in the container is one kernel or runtime bug away from root on the node.',
  why: 'Without `runAsNonRoot` the image decides who the process is, and most images start as root.',
  remedy:
    'Set `securityContext.runAsNonRoot: true` on the pod, and set it to false on no container. The image needs a numeric user other than 0.',
  references: [
    'Pod Security Standards, restricted: Running as Non-root',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  ],
  aliases: ['trivy:KSV-0012', 'kubesec:RunAsNonRoot', 'monokle:PSS203', 'monokle:KSV012'],
  acceptedAs: [
    'checkov:CKV_K8S_23',
    'kube-linter:run-as-non-root',
    'kubescape:C-0013',
    'polaris:runAsRootAllowed',
  ],
  profile: 'default',
  mootBy: ['run-as-uid-zero'],
  control: 'runAsNonRoot',
  on: 'pod',
  evaluate: (pod, target) =>
    objectedBy('runAsNonRoot', pod, target, ({ container, value }) => {
      if (container === undefined)
        return 'the pod says `runAsNonRoot: false`, so its containers may run as root unless each says otherwise';
      if (value === undefined) return unset(container, effectiveRunAsUser(pod, container).value);
      const over = pod.security.runAsNonRoot === true ? ", which wins over the pod's `true`" : '';
      return `container \`${container.name}\` may run as root: it says \`runAsNonRoot: false\`${over}`;
    }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the image names a user by a number other than 0: `crane config IMAGE` shows it as `User`; otherwise the container does not start.',
    isSafeFor: hasOrdinaryUser,
    needs: neededToRefuseRoot,
    edits: refuseRoot,
  },
};

function unset({ name }: Container, user: number | undefined): string {
  const where = '`runAsNonRoot` is set neither on it nor on the pod';
  return user === undefined
    ? `container \`${name}\` may run as root: ${where}, so the image decides`
    : `container \`${name}\` runs as user ${user}, but nothing refuses root once that line goes: ${where}`;
}
