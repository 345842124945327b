import type { Container } from '../../model/container.ts';
import { appArmorAnnotationPrefix } from '../../model/effective.ts';
import { escapeToken } from '../../model/pointer.ts';
import type { Pod } from '../../model/pod.ts';
import type { Judge, Objected, Objection } from './control.ts';
import { objectedAnywhere, objectedContainers } from './objected.ts';
import {
  containerNames,
  containerPhrase,
  objection,
  plural,
  quoted,
  settersPhrase,
  sortedValues,
} from './wording.ts';

/** True for the profile types of seccomp and AppArmor that restrict a process. */
export function isConfined(type: string): boolean {
  return type === 'RuntimeDefault' || type === 'Localhost';
}

/** The profiles under one field of pod and containers that are written and not among the allowed types. */
function badProfiles(pod: Pod, key: 'seccompProfile' | 'appArmorProfile'): readonly Objected[] {
  return objectedAnywhere(pod, (security, container) => {
    const profile = security[key];
    if (profile === undefined || isConfined(profile.type)) return undefined;
    return { at: profile.at, container, value: profile.type };
  });
}

/** AppArmor, by field and by annotation. */
export function appArmor(pod: Pod): Objection | undefined {
  const fields = badProfiles(pod, 'appArmorProfile');
  const annotations = badAnnotations(
    pod,
    (key) => key.startsWith(appArmorAnnotationPrefix),
    (value) => value === '' || value === 'runtime/default' || value.startsWith('localhost/'),
  );
  if (fields.length === 0 && annotations.length === 0) return undefined;
  const values = [...sortedValues(fields), ...sortedValues(annotations)];
  const setters = [
    ...(fields.length > 0 ? [settersPhrase(fields)] : []),
    ...(annotations.length > 0 ? [plural('annotation', 'annotations', annotations.length)] : []),
  ];
  return {
    reason: plural('forbidden AppArmor profile', 'forbidden AppArmor profiles', values.length),
    detail: `${setters.join(' and ')} must not set AppArmor profile type to ${quoted(values)}`,
    fields: [...fields, ...annotations],
  };
}

function badAnnotations(
  pod: Pod,
  isMeant: (key: string) => boolean,
  isAllowed: (value: string) => boolean,
): readonly Objected[] {
  if (pod.annotations.size === 0) return [];
  const bad: Objected[] = [];
  for (const [key, value] of pod.annotations) {
    if (!isMeant(key) || isAllowed(value)) continue;
    bad.push({
      at: `${pod.metadataAt}/annotations/${escapeToken(key)}`,
      container: undefined,
      value: `${key}="${value}"`,
    });
  }
  return bad;
}

/** SELinux: a type among the allowed ones, no user and no role. */
export function seLinux(allowedTypes: ReadonlySet<string>): Judge {
  return (pod) => {
    if (!setsSeLinux(pod)) return undefined;
    const fields = [undefined, ...pod.containers].flatMap((container) =>
      seLinuxFields(pod, container, allowedTypes),
    );
    return objection(fields, 'seLinuxOptions', (all) => {
      const types = sortedValues(all.filter((field) => field.at.endsWith('/type')));
      const parts = [
        ...(types.length > 0 ? [`${plural('type', 'types', types.length)} ${quoted(types)}`] : []),
        ...(all.some((field) => field.at.endsWith('/user')) ? ['user may not be set'] : []),
        ...(all.some((field) => field.at.endsWith('/role')) ? ['role may not be set'] : []),
      ];
      return `${settersPhrase(all)} set forbidden securityContext.seLinuxOptions: ${parts.join('; ')}`;
    });
  };
}

function setsSeLinux({ security, containers }: Pod): boolean {
  return (
    security.seLinuxOptions !== undefined || containers.some((container) => container.security.seLinuxOptions)
  );
}

function seLinuxFields(
  pod: Pod,
  container: Container | undefined,
  allowedTypes: ReadonlySet<string>,
): readonly Objected[] {
  const options = (container ?? pod).security.seLinuxOptions;
  if (options === undefined) return [];
  const { at, type, user, role } = options;
  return [
    ...(allowedTypes.has(type) ? [] : [{ at: `${at}/type`, container, value: type }]),
    ...(user === '' ? [] : [{ at: `${at}/user`, container, value: user }]),
    ...(role === '' ? [] : [{ at: `${at}/role`, container, value: role }]),
  ];
}

const seccompPodAnnotation = 'seccomp.security.alpha.kubernetes.io/pod';
const seccompContainerAnnotation = 'container.seccomp.security.alpha.kubernetes.io/';

/** Seccomp by annotation, as policy versions before v1.19 read it. */
export function seccompAnnotations(pod: Pod): Objection | undefined {
  if (pod.annotations.size === 0) return undefined;
  const meant = new Set([
    seccompPodAnnotation,
    ...pod.containers.map((container) => `${seccompContainerAnnotation}${container.name}`),
  ]);
  const bad = badAnnotations(
    pod,
    (key) => meant.has(key),
    (value) => value === 'runtime/default' || value === 'docker/default' || value.startsWith('localhost/'),
  );
  return objection(bad, 'seccompProfile', (all) => {
    const values = sortedValues(all);
    return `${plural('forbidden annotation', 'forbidden annotations', values.length)} ${values.join(', ')}`;
  });
}

/** Seccomp at level baseline: no written profile leaves the container unconfined. */
export function seccompFields(pod: Pod): Objection | undefined {
  return objection(
    badProfiles(pod, 'seccompProfile'),
    'seccompProfile',
    (all) =>
      `${settersPhrase(all)} must not set securityContext.seccompProfile.type to ${quoted(sortedValues(all))}`,
  );
}

/** Seccomp at level restricted: a profile applies to every container. */
export function seccomp(pod: Pod): Objection | undefined {
  const bad = seccompFields(pod);
  const missing = missingSeccomp(pod);
  if (bad !== undefined) return { ...bad, fields: [...bad.fields, ...missing] };
  return objection(
    missing,
    'seccompProfile',
    (all) =>
      `pod or ${containerPhrase(containerNames(all))} must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"`,
  );
}

/** A pod-level profile of a bad type covers nothing, but it is the pod-level field that is then at fault. */
function missingSeccomp(pod: Pod): readonly Objected[] {
  if (pod.security.seccompProfile !== undefined) return [];
  return objectedContainers(pod, (container) =>
    container.security.seccompProfile === undefined
      ? { at: `${container.security.at}/seccompProfile`, container, value: undefined }
      : undefined,
  );
}
