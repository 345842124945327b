import { containerAt, type Pod } from '../../model/pod.ts';
import type { Edit, Violation } from '../check.ts';

type ProfileKey = 'seccompProfile' | 'appArmorProfile';

/** Confines by the profile of the runtime; on Windows, where the API server refuses the field, it goes. */
export function confine({ at }: Violation, pod: Pod, key: ProfileKey): readonly Edit[] {
  const security = (containerAt(pod, at) ?? pod).security;
  const profileAt = `${security.at}/${key}`;
  const profile = security.fields?.map(key);
  if (pod.runsOnWindows) return profile === undefined ? [] : [{ op: 'remove', at: profileAt }];
  return [
    { op: 'set', at: `${profileAt}/type`, value: 'RuntimeDefault' },
    // It belongs to `Localhost` only.
    ...(profile?.has('localhostProfile') === true
      ? [{ op: 'remove', at: `${profileAt}/localhostProfile` } as const]
      : []),
  ];
}

/** The same where the profile may be written as an annotation, which says it by another name. */
export function confineAsWritten(violation: Violation, pod: Pod, key: ProfileKey): readonly Edit[] {
  return isAnnotation(violation.at, key)
    ? [{ op: 'set', at: violation.at, value: 'runtime/default' }]
    : confine(violation, pod, key);
}

/** True for what is not the type of a profile in a security context. */
export function isAnnotation(at: string, key: ProfileKey): boolean {
  return !at.endsWith(`/${key}/type`);
}

/** True where the API server refuses the profile as it is written: on Windows, and a type that there is not. */
export function isRefusedProfile({ at }: Violation, pod: Pod, key: ProfileKey): boolean {
  const type = (containerAt(pod, at) ?? pod).security[key]?.type;
  return type !== undefined && (pod.isWindows || type !== 'Unconfined');
}
