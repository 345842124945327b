import { tokensOf } from '../../../model/pointer.ts';
import type { Pod } from '../../../model/pod.ts';
import type { Edit, PodCheck, Violation } from '../../check.ts';
import { annotationPointer, profileOf } from '../annotation-profile.ts';

const podKey = 'seccomp.security.alpha.kubernetes.io/pod';
const containerPrefix = 'container.seccomp.security.alpha.kubernetes.io/';
const ignoredSince = 27;

export const deadSeccompAnnotation: PodCheck = {
  id: 'dead-seccomp-annotation',
  title: 'Seccomp annotation is ignored',
  severity: 'medium',
  gain: 'A break-in finds every system call of the kernel open, though the manifest seems to filter them.',
  why: 'Kubernetes reads seccomp profiles from fields only since 1.27, so a pod that has just the annotation runs unconfined.',
  remedy:
    'Remove the annotation and set `securityContext.seccompProfile.type: RuntimeDefault` on the pod, or on the container that it named.',
  references: [
    'KEP-135: Seccomp',
    'https://kubernetes.io/docs/reference/labels-annotations-taints/#seccomp-security-alpha-kubernetes-io-pod',
    'https://kubernetes.io/docs/tutorials/security/seccomp/',
  ],
  aliases: ['kubeaudit-result:seccomp.SeccompDeprecatedAnnotations'],
  profile: 'default',
  on: 'pod',
  evaluate: (pod, target) => {
    if (pod.annotations.size === 0 || target.minor < ignoredSince) return undefined;
    let violations: Violation[] | undefined;
    for (const key of pod.annotations.keys()) {
      if (key !== podKey && !key.startsWith(containerPrefix)) continue;
      const at = annotationPointer(pod, key);
      const message = `annotation \`${key}\` has been ignored since 1.27; seccomp profiles are set by the field \`seccompProfile\``;
      (violations ??= []).push(
        key === podKey ? { at, message } : { at, message, container: key.slice(containerPrefix.length) },
      );
    }
    return violations;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the programs run with the profile, which has been ignored so far: look for refused system calls in their logs.',
    isSafeFor: ({ at }, pod) => written(tokensOf(at).at(-1) ?? '', pod).length === 0,
    edits: ({ at }, pod) => {
      const key = tokensOf(at).at(-1) ?? '';
      return [...written(key, pod), { op: 'remove', at }];
    },
  },
};

/** The profile of the annotation as a field, where none is set yet. */
function written(key: string, pod: Pod): readonly Edit[] {
  const value = profileOf(pod.annotations.get(key) ?? '');
  const owner =
    key === podKey
      ? pod
      : pod.containers.find((container) => container.name === key.slice(containerPrefix.length));
  if (value === undefined || pod.isWindows || owner === undefined) return [];
  if (owner.security.seccompProfile !== undefined) return [];
  return [{ op: 'set', at: `${owner.security.at}/seccompProfile`, value }];
}
