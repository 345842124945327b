import { objectionOf } from '../../../analyzers/pod-security/standard.ts';
import type { PodCheck } from '../../check.ts';
import { violationOf } from '../../objected.ts';
import { confine } from '../profile-edits.ts';

export const seccompNotSet: PodCheck = {
  id: 'seccomp-not-set',
  title: 'No seccomp profile is set',
  severity: 'medium',
  gain: 'A break-in may try every system call of the kernel, the rarely used and often faulty ones too.',
  why: 'Without a profile the container runs unconfined, unless the kubelet of its node happens to run with `seccompDefault`.',
  remedy: 'Set `securityContext.seccompProfile.type: RuntimeDefault` on the pod or on the container.',
  references: [
    'Pod Security Standards, restricted: Seccomp',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    'https://kubernetes.io/docs/tutorials/security/seccomp/',
  ],
  aliases: [
    'kubescape:C-0055',
    'trivy:KSV-0030',
    'kube-score:container-seccomp-profile',
    'kubesec:SeccompAny',
    'kubeaudit:seccomp',
    'kubeaudit-result:seccomp.SeccompProfileMissing',
    'monokle:PSS205',
    'monokle:KSV030',
    'kics:f377b83e-bd07-4f48-a591-60c82b14a78b',
    'kubescape:C-0210',
    'kubescape:C-0211',
    'checkov:CKV_K8S_31',
  ],
  profile: 'default',
  mootBy: ['privileged-container', 'dead-seccomp-annotation'],
  control: 'seccompProfile_restricted',
  on: 'pod',
  evaluate: (pod, target) => {
    // Before policy version 1.25 the standard made no exception for Windows, where the field must not be set.
    if (pod.runsOnWindows && target.level === undefined) return undefined;
    return objectionOf('seccompProfile_restricted', pod, target.minor)
      ?.fields.filter(({ value }) => value === undefined)
      .map((field) =>
        violationOf(
          field,
          `container \`${field.container?.name}\` may use every system call: \`seccompProfile\` is set neither on it nor on the pod, which means \`Unconfined\` unless the kubelet says otherwise`,
        ),
      );
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program makes no rare system calls: run it once so and look for `Operation not permitted`, or `type=SECCOMP` on the node.',
    edits: (violation, pod) => confine(violation, pod, 'seccompProfile'),
  },
};
