import { containerAt, type Pod } from '../../model/pod.ts';
import type { Edit, Violation } from '../check.ts';

/** The API server compares this text as it is written, and takes `SYS_ADMIN` beside `allowPrivilegeEscalation: false`. */
const refusedCapability = 'CAP_SYS_ADMIN';

/** Sets `allowPrivilegeEscalation: false`; nothing where the API server refuses that, on Windows too. */
export function refuseEscalation({ at }: Violation, pod: Pod): readonly Edit[] {
  const security = containerAt(pod, at)?.security;
  if (security === undefined || pod.runsOnWindows || security.privileged === true) return [];
  if (security.capabilitiesAdded.includes(refusedCapability)) return [];
  return [{ op: 'set', at: `${security.at}/allowPrivilegeEscalation`, value: false }];
}

/** The same, and takes away what the API server refuses beside it. */
export function refuseEveryEscalation({ at }: Violation, pod: Pod): readonly Edit[] {
  const security = containerAt(pod, at)?.security;
  if (security === undefined || pod.runsOnWindows) return [];
  const capabilities = security.capabilitiesAdded.flatMap((added, index) =>
    added === refusedCapability
      ? [{ op: 'remove', at: `${security.at}/capabilities/add/${index}` } as const]
      : [],
  );
  return [
    { op: 'set', at: `${security.at}/allowPrivilegeEscalation`, value: false },
    ...(security.privileged === true
      ? [{ op: 'set', at: `${security.at}/privileged`, value: false } as const]
      : []),
    ...capabilities,
  ];
}
