import type { ContainerCheck } from '../../check.ts';
import { effectiveAppArmorProfile } from '../../../model/effective.ts';
import { confine } from '../profile-edits.ts';

export const apparmorNotSet: ContainerCheck = {
  id: 'apparmor-not-set',
  title: 'No AppArmor profile is named',
  severity: 'low',
  gain: 'On a node without AppArmor, a break-in meets no limit on the files and kernel interfaces it may use.',
  why: 'Runtimes apply their default profile where AppArmor is on; naming a profile makes the kubelet refuse the pod where it is off.',
  remedy:
    'Set `securityContext.appArmorProfile.type: RuntimeDefault` on the pod, where its nodes run AppArmor; before 1.30 the annotation `container.apparmor.security.beta.kubernetes.io/<container>: runtime/default`.',
  references: [
    "Kubernetes, Restrict a Container's Access to Resources with AppArmor: securing a pod",
    'https://kubernetes.io/docs/tutorials/security/apparmor/',
  ],
  aliases: [
    'kubesec:ApparmorAny',
    'kubeaudit-result:apparmor.AppArmorAnnotationMissing',
    'monokle:KSV002',
    'kics:8b36775e-183d-4d46-b0f7-96a6f34a723f',
    'kubeaudit:apparmor',
  ],
  profile: 'strict',
  mootBy: ['privileged-container'],
  on: 'container',
  evaluate: (container, pod) => {
    if (pod.runsOnWindows) return undefined;
    const profile = effectiveAppArmorProfile(pod, container);
    if (profile.value !== undefined) return undefined;
    const message = `container \`${container.name}\` names no AppArmor profile: \`appArmorProfile\` is set neither on it nor on the pod`;
    return { at: profile.at, message };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that every node it may run on has AppArmor on: `cat /sys/module/apparmor/parameters/enabled` there says `Y`; elsewhere the pod does not start.',
    edits: (violation, pod) => confine(violation, pod, 'appArmorProfile'),
  },
};
