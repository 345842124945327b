import { isSameJson, valueAt } from '../../model/json.ts';
import type { Pod } from '../../model/pod.ts';
import type { Edit, Fix } from '../check.ts';
import type { FixValues } from '../fix-values.ts';

/** Writes the readiness probe that the user gives on the container that a violation is about. */
export const readinessFix: Fix<Pod> = {
  safety: 'unsafe',
  verify:
    'Verify that the probe answers once the program can serve: call it inside a running container; until it does, no traffic comes.',
  needs: ['readiness-probe'],
  reveals: ['probe-port-undeclared'],
  edits: ({ at }, pod, values) => {
    const container = pod.containers.find((one) => at === one.at || at.startsWith(`${one.at}/`));
    return container === undefined ? [] : readinessEdits(container.at, values);
  },
};

/** Sets the readiness probe of the container at a pointer. */
export function readinessEdits(container: string, values: FixValues): readonly Edit[] {
  const value = values['readiness-probe'];
  return value === undefined ? [] : [{ op: 'set', at: `${container}/readinessProbe`, value }];
}

/** Writes the liveness probe that the user gives, unless it says the same as the readiness probe. */
export const livenessFix: Fix<Pod> = {
  safety: 'unsafe',
  verify:
    'Verify that the probe answers under load too: call it inside a running container; where it fails, the container starts again.',
  needs: ['liveness-probe'],
  reveals: ['probe-port-undeclared'],
  edits: ({ at }, pod, values) => {
    const value = values['liveness-probe'];
    const container = pod.containers.find((one) => at.startsWith(`${one.at}/`));
    if (value === undefined || container === undefined) return [];
    const readiness = valueAt(container.fields.object, 'readinessProbe') ?? values['readiness-probe'];
    return isSameJson(value, readiness) ? [] : [{ op: 'set', at, value }];
  },
};
