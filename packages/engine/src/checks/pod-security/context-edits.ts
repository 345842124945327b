import { isConfined } from '../../analyzers/pod-security/profiles.ts';
import { effectiveRunAsUser } from '../../model/effective.ts';
import type { Pod } from '../../model/pod.ts';
import type { Edit, Violation } from '../check.ts';
import { dropAll } from './capability-edits.ts';
import { refuseEscalation } from './escalation-edits.ts';

/** States for the whole pod that no program is root and that each is confined, but for what its containers say against it. */
export function statePodRights(pod: Pod): readonly Edit[] {
  const { at } = pod.security;
  const isRootSomewhere = pod.containers.some(
    (container) =>
      container.security.runAsNonRoot === false || effectiveRunAsUser(pod, container).value === 0,
  );
  const isUnconfinedSomewhere = pod.containers.some(
    ({ security: { seccompProfile } }) => seccompProfile !== undefined && !isConfined(seccompProfile.type),
  );
  return [
    ...(isRootSomewhere ? [] : [{ op: 'set', at: `${at}/runAsNonRoot`, value: true } as const]),
    ...(isUnconfinedSomewhere || pod.runsOnWindows
      ? []
      : [{ op: 'set', at: `${at}/seccompProfile/type`, value: 'RuntimeDefault' } as const]),
  ];
}

/** States what only a container may say; on Windows that is its user. */
export function stateContainerRights(violation: Violation, pod: Pod): readonly Edit[] {
  const { at } = violation;
  if (pod.runsOnWindows) return stateUser(violation, pod);
  return [
    ...refuseEscalation(violation, pod),
    ...dropAll(violation, pod),
    { op: 'set', at: `${at}/readOnlyRootFilesystem`, value: true },
  ];
}

/** States what a container and its pod may say, where neither says anything. */
export function stateRights(violation: Violation, pod: Pod): readonly Edit[] {
  if (pod.runsOnWindows) return stateUser(violation, pod);
  return [...statePodRights(pod), ...refuseEscalation(violation, pod), ...dropAll(violation, pod)];
}

/** The ordinary user of Windows containers; a host process has the accounts of its node. */
function stateUser({ at }: Violation, { security }: Pod): readonly Edit[] {
  if (security.hostProcess === true) return [];
  return [{ op: 'set', at: `${at}/windowsOptions/runAsUserName`, value: 'ContainerUser' }];
}
