import type { PodCheck } from '../../check.ts';
import { objectedBy } from '../../objected.ts';

export const unsafeSysctl: PodCheck = {
  id: 'unsafe-sysctl',
  title: 'Pod sets an unsafe kernel parameter',
  severity: 'medium',
  gain: 'The pod changes how the kernel treats other pods of the node, or uses up what they need.',
  why: 'Only the parameters on the safe list are kept apart between pods; the kubelet refuses others unless its node allows them.',
  remedy: 'Remove the entry from `securityContext.sysctls`, or set the parameter on the node.',
  references: [
    'Pod Security Standards, baseline: Sysctls',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    'https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/',
  ],
  aliases: [
    'kube-linter:unsafe-sysctls',
    'trivy:KSV-0026',
    'monokle:PSS111',
    'kics:9127f0d9-2310-42e7-866f-5fd9d20dcbad',
    'kubescape:C-0211',
  ],
  profile: 'default',
  control: 'sysctls',
  on: 'pod',
  evaluate: (pod, target) =>
    objectedBy(
      'sysctls',
      pod,
      target,
      ({ value }) =>
        `the pod sets \`${value}\`, which is not on the safe list of Kubernetes 1.${target.minor}`,
    ),
  fix: {
    safety: 'unsafe',
    verify: 'Verify that the program works with the setting of the node: `sysctl NAME` on a node shows it.',
    isSafeFor: (_, { isWindows }) => isWindows,
    edits: ({ at }) => [{ op: 'remove', at: at.slice(0, at.lastIndexOf('/')) }],
  },
};
