import type { Container } from '../../model/container.ts';
import type { Pod } from '../../model/pod.ts';

/** A setting that the API server refuses beside `hostUsers: false`, or takes only behind an alpha gate (KEP-127). */
export interface UserNamespaceConflict {
  readonly at: string;
  /** As it is written in a manifest. */
  readonly setting: string;
  readonly container: Container | undefined;
}

/** What keeps a pod from having a user namespace of its own. */
export function userNamespaceConflicts(pod: Pod): readonly UserNamespaceConflict[] {
  const conflicts: UserNamespaceConflict[] = [];
  const note = (setting: string): void => {
    conflicts.push({ at: pod.spec.pointer(setting), setting: `${setting}: true`, container: undefined });
  };
  if (pod.hostNetwork) note('hostNetwork');
  if (pod.hostPid) note('hostPID');
  if (pod.hostIpc) note('hostIPC');
  for (const container of pod.containers) {
    if (!container.fields.has('volumeDevices') || container.fields.maps('volumeDevices').length === 0)
      continue;
    conflicts.push({ at: container.fields.pointer('volumeDevices'), setting: 'volumeDevices', container });
  }
  return conflicts;
}
