import { appArmorAnnotationPrefix } from '../../../model/effective.ts';
import type { JsonObject } from '../../../model/json.ts';
import { tokensOf } from '../../../model/pointer.ts';
import type { Pod } from '../../../model/pod.ts';
import type { Edit, PodCheck, Violation } from '../../check.ts';
import { annotationPointer, profileOf } from '../annotation-profile.ts';

const fieldSince = 30;

export const deadApparmorAnnotation: PodCheck = {
  id: 'dead-apparmor-annotation',
  title: 'AppArmor is set by the old annotation',
  severity: 'low',
  gain: 'Nothing as long as it is copied; on the day it is not, the container runs under another profile than the manifest says.',
  why: 'Since 1.30 the field `appArmorProfile` takes its place; the API server still copies the annotation into the field of the named container, and says that it is deprecated.',
  remedy: 'Remove the annotation and set `securityContext.appArmorProfile` on the container that it names.',
  references: [
    'KEP-24: AppArmor support',
    'https://kubernetes.io/docs/tutorials/security/apparmor/#securing-a-pod',
    'https://kubernetes.io/docs/reference/labels-annotations-taints/#container-apparmor-security-beta-kubernetes-io',
  ],
  aliases: [],
  profile: 'default',
  on: 'pod',
  evaluate: (pod, target) => {
    if (pod.annotations.size === 0 || target.minor < fieldSince) return undefined;
    let violations: Violation[] | undefined;
    for (const [key, value] of pod.annotations) {
      if (!key.startsWith(appArmorAnnotationPrefix)) continue;
      const name = key.slice(appArmorAnnotationPrefix.length);
      (violations ??= []).push({
        at: annotationPointer(pod, key),
        message: `${faultOf(pod, name, value)}; since 1.30 AppArmor is set by the field \`appArmorProfile\``,
      });
    }
    return violations;
  },
  fix: {
    safety: 'safe',
    // They then say of the field what they said of the annotation, or of none.
    reveals: ['apparmor-not-set', 'apparmor-overridden'],
    edits: ({ at }, pod) => [...written(tokensOf(at).at(-1) ?? '', pod), { op: 'remove', at }],
  },
};

function faultOf(pod: Pod, name: string, value: string): string {
  const container = pod.containers.find((candidate) => candidate.name === name);
  if (container === undefined)
    return `the annotation names container \`${name}\`, which the pod does not have, and is refused`;
  const profile = fieldOf(value);
  if (profile === undefined)
    return `the annotation of container \`${name}\` names no profile, \`${value}\`, and is refused`;
  const own = container.security.appArmorProfile;
  if (own === undefined) return `container \`${name}\` gets its profile \`${value}\` from the old annotation`;
  return own.type === profile['type']
    ? `the annotation of container \`${name}\` repeats its field`
    : `the annotation of container \`${name}\` says \`${value}\` and its field \`${own.type}\`, and both together are refused`;
}

/** The annotation's profile as the API server copies it; `undefined` for a text that it refuses. */
function fieldOf(annotation: string): JsonObject | undefined {
  if (annotation === '') return { type: 'RuntimeDefault' };
  return annotation === 'unconfined' ? { type: 'Unconfined' } : profileOf(annotation);
}

/** What the API server would copy, where the container has no profile of its own. */
function written(key: string, pod: Pod): readonly Edit[] {
  const name = key.slice(appArmorAnnotationPrefix.length);
  const container = pod.containers.find((candidate) => candidate.name === name);
  const value = fieldOf(pod.annotations.get(key) ?? '');
  if (container === undefined || value === undefined || pod.isWindows) return [];
  if (container.security.appArmorProfile !== undefined) return [];
  return [{ op: 'set', at: `${container.security.at}/appArmorProfile`, value }];
}
