import type { PodCheck } from '../../check.ts';
import { objectedBy } from '../../objected.ts';

export const privilegedContainer: PodCheck = {
  id: 'privileged-container',
  title: 'Container runs privileged',
  severity: 'critical',
  gain: 'Whoever controls the container controls the node and every other pod on it.',
  why: 'A privileged container gets all devices of the node and nearly all powers of its kernel, so a break-in ends on the node.',
  remedy:
    'Set `privileged: false`, and add only the capabilities that the program needs under `securityContext.capabilities.add`.',
  references: [
    'Pod Security Standards, baseline: Privileged Containers',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  ],
  aliases: [
    'kube-linter:privileged-container',
    'kubescape:C-0057',
    'trivy:KSV-0017',
    'checkov:CKV_K8S_16',
    'polaris:runAsPrivileged',
    'kube-score:container-security-context-privileged',
    'kubesec:Privileged',
    'kubeaudit-result:privileged.PrivilegedTrue',
    'monokle:PSS103',
    'monokle:KSV017',
    'kics:dd29336b-fe57-445b-a26e-e6aa867ae609',
    'kubescape:C-0211',
    'kubeaudit:privileged',
  ],
  profile: 'default',
  control: 'privileged',
  on: 'pod',
  evaluate: (pod, target) =>
    objectedBy(
      'privileged',
      pod,
      target,
      ({ container }) =>
        `container \`${container?.name}\` gets the node's devices and nearly all of its kernel's powers`,
    ),
  fix: {
    safety: 'unsafe',
    verify:
      "Verify that the program needs neither devices of the node nor its kernel's settings: run it once so and look for `Operation not permitted`.",
    isSafeFor: (_, { isWindows }) => isWindows,
    edits: ({ at }) => [{ op: 'set', at, value: false }],
  },
};
