import { effectiveRunAsUser, runtimeCapability } from '../../model/effective.ts';
import { containerAt, type Pod } from '../../model/pod.ts';
import type { Edit, Violation } from '../check.ts';

/** Drops every capability of the container that a pointer leads into; Windows knows none, and the API server refuses them there. */
export function dropAll(violation: Violation, pod: Pod): readonly Edit[] {
  const security = containerAt(pod, violation.at)?.security;
  if (security === undefined || pod.runsOnWindows) return [];
  const { capabilitiesDropped: dropped, capabilitiesAdded: added } = security;
  if (dropped.includes('ALL')) return [];
  const list = `${security.at}/capabilities/drop`;
  const index = dropped.findIndex(isAll);
  if (index >= 0) return [{ op: 'set', at: `${list}/${index}`, value: 'ALL' }];
  // What is both added and dropped stays dropped, and to add all would take everything back.
  const both = new Set(added.map(runtimeCapability).filter((capability) => capability !== 'ALL'));
  const kept = dropped.filter((capability) => both.has(runtimeCapability(capability)));
  return [
    { op: 'set', at: list, value: ['ALL', ...kept] },
    ...removeAdded(violation, pod, (capability) => capability === 'ALL'),
  ];
}

/** Takes one capability away, however often the container adds it. */
export function addNoMore(violation: Violation, pod: Pod, capability: string): readonly Edit[] {
  return removeAdded(violation, pod, (added) => added === capability);
}

/** Neither adds `NET_RAW` nor leaves it to what the runtime grants. */
export function refuseNetRaw(violation: Violation, pod: Pod): readonly Edit[] {
  const isMeant = (added: string): boolean => added === 'NET_RAW' || added === 'ALL';
  return [...removeAdded(violation, pod, isMeant), ...dropAll(violation, pod)];
}

function removeAdded({ at }: Violation, pod: Pod, isMeant: (added: string) => boolean): readonly Edit[] {
  const security = containerAt(pod, at)?.security;
  const all = security?.capabilitiesAdded ?? [];
  if (all.length > 0 && all.every((added) => isMeant(runtimeCapability(added))))
    return [{ op: 'remove', at: `${security?.at}/capabilities/add` }];
  return all.flatMap((added, index) =>
    isMeant(runtimeCapability(added))
      ? [{ op: 'remove', at: `${security?.at}/capabilities/add/${index}` } as const]
      : [],
  );
}

/**
 * True where the process has no capability to lose: an ordinary user that cannot gain any, as Kubernetes grants none to such a
 * process (KEP-2763 would). Also where the API server refuses the field, on Windows.
 */
export function hasNoCapability({ at }: Violation, pod: Pod): boolean {
  const container = containerAt(pod, at);
  if (container === undefined) return false;
  if (pod.isWindows) return true;
  const { privileged, allowPrivilegeEscalation } = container.security;
  const user = effectiveRunAsUser(pod, container).value ?? 0;
  return user > 0 && allowPrivilegeEscalation === false && privileged !== true && !pod.runsOnWindows;
}

/** True where `ALL` is only written in a way that Pod Security does not take for it, or there is no capability to lose. */
export function dropsNothingMore(violation: Violation, pod: Pod): boolean {
  const { capabilitiesDropped = [] } = containerAt(pod, violation.at)?.security ?? {};
  return capabilitiesDropped.some(isAll) || hasNoCapability(violation, pod);
}

function isAll(written: string): boolean {
  return runtimeCapability(written) === 'ALL';
}
