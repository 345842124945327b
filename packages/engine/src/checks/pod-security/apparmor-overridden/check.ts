import type { PodCheck } from '../../check.ts';
import { objectedBy } from '../../objected.ts';
import { confineAsWritten, isAnnotation, isRefusedProfile } from '../profile-edits.ts';

export const apparmorOverridden: PodCheck = {
  id: 'apparmor-overridden',
  title: 'AppArmor is switched off',
  severity: 'medium',
  gain: 'A break-in may write to kernel interfaces and mount file systems that the default profile forbids.',
  why: 'The manifest takes away the profile that the container runtime applies by itself on nodes with AppArmor.',
  remedy:
    'Set `appArmorProfile.type: RuntimeDefault`, or `Localhost` with a profile of your own, or remove the field.',
  references: [
    'Pod Security Standards, baseline: AppArmor',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    'https://kubernetes.io/docs/tutorials/security/apparmor/',
  ],
  aliases: [
    'kubesec:ApparmorUnconfined',
    'kubeaudit-result:apparmor.AppArmorBadValue',
    'kubeaudit-result:apparmor.AppArmorDisabled',
    'monokle:PSS107',
    'trivy:KSV-0002',
    'kubeaudit:apparmor',
  ],
  profile: 'default',
  control: 'appArmorProfile',
  on: 'pod',
  evaluate: (pod, target) =>
    objectedBy('appArmorProfile', pod, target, ({ at, container, value }) => {
      const who = container === undefined ? 'the pod' : `container \`${container.name}\``;
      return isAnnotation(at, 'appArmorProfile')
        ? `the pod carries annotation \`${value}\`, a profile that level baseline does not allow`
        : `${who} sets AppArmor profile \`${value}\`, which does not confine it`;
    }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the profile stops nothing: run it once confined and look for `apparmor="DENIED"` in the kernel log of its node.',
    isSafeFor: (violation, pod) => isRefusedProfile(violation, pod, 'appArmorProfile'),
    edits: (violation, pod) => confineAsWritten(violation, pod, 'appArmorProfile'),
  },
};
