import type { ControlId } from '../../../analyzers/pod-security/control.ts';
import { objectionOf } from '../../../analyzers/pod-security/standard.ts';
import type { PodCheck, Target } from '../../check.ts';
import { violationOf } from '../../objected.ts';
import { confineAsWritten, isAnnotation, isRefusedProfile } from '../profile-edits.ts';

export const seccompUnconfined: PodCheck = {
  id: 'seccomp-unconfined',
  title: 'Seccomp is switched off',
  severity: 'medium',
  gain: 'A break-in may try every system call of the kernel, the rarely used and often faulty ones too.',
  why: 'The manifest takes away the filter on system calls even where the cluster would apply one by default.',
  remedy:
    'Set `securityContext.seccompProfile.type: RuntimeDefault`, or `Localhost` with a profile of your own.',
  references: [
    'Pod Security Standards, baseline: Seccomp',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    'https://kubernetes.io/docs/tutorials/security/seccomp/',
  ],
  aliases: [
    'trivy:KSV-0030',
    'kubesec:SeccompUnconfined',
    'kubeaudit:seccomp',
    'kubeaudit-result:seccomp.SeccompDisabledContainer',
    'kubeaudit-result:seccomp.SeccompDisabledPod',
    'monokle:PSS110',
    'monokle:PSS205',
    'monokle:KSV030',
    'kics:f377b83e-bd07-4f48-a591-60c82b14a78b',
    'kubescape:C-0210',
    'kubescape:C-0211',
    'checkov:CKV_K8S_31',
    'trivy:KSV-0104',
  ],
  profile: 'default',
  impliedBy: ['invalid-field-value'],
  control: ['seccompProfile_baseline', 'seccompProfile_restricted'],
  on: 'pod',
  evaluate: (pod, target) =>
    objectionOf(controlFor(target), pod, target.minor)
      ?.fields.filter(({ value }) => value !== undefined)
      .map((field) => {
        const who = field.container === undefined ? 'the pod' : `container \`${field.container.name}\``;
        const what = isAnnotation(field.at, 'seccompProfile')
          ? `annotation \`${field.value}\``
          : `seccomp profile \`${field.value}\``;
        return violationOf(field, `${who} sets ${what}, which does not confine it`);
      }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the filter stops nothing: run it once with the profile and look for `Operation not permitted`, or `type=SECCOMP` on the node.',
    isSafeFor: (violation, pod) => isRefusedProfile(violation, pod, 'seccompProfile'),
    edits: (violation, pod) => confineAsWritten(violation, pod, 'seccompProfile'),
  },
};

/** Level restricted judges seccomp by a control of its own since policy version 1.19. */
function controlFor({ level, minor }: Target): ControlId {
  return level === 'restricted' && minor >= 19 ? 'seccompProfile_restricted' : 'seccompProfile_baseline';
}
