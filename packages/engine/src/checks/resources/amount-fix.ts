import type { JsonValue } from '../../model/json.ts';
import { containerAt, type Pod } from '../../model/pod.ts';
import { parseQuantity } from '../../model/quantity.ts';
import type { ResourceName } from '../../model/resources.ts';
import type { Edit, Fix } from '../check.ts';
import type { FixValues } from '../fix-values.ts';

/** Writes the limit that the user gives for containers that have none. */
export function limitFix(name: ResourceName, verify: string): Fix<Pod> {
  return {
    safety: 'unsafe',
    verify,
    needs: [`limits.${name}`],
    reveals: [`${name}-request-from-limit`, 'requests-differ-from-limits'],
    edits: ({ at }, pod, values) => limitEdits(name, at, pod, values),
  };
}

/** Writes the request that the user gives for containers that have none. */
export function requestFix(name: ResourceName): Fix<Pod> {
  return {
    safety: 'unsafe',
    verify: roomForRequest,
    needs: [`requests.${name}`],
    reveals: ['requests-differ-from-limits'],
    edits: ({ at }, pod, values) => requestEdits(name, at, pod, values),
  };
}

/** What to make sure of before a request is written or raised. */
export const roomForRequest =
  'Verify that a node has that much to give, or the pods wait: `kubectl describe nodes` shows what is allocated.';

/** What to make sure of before memory is limited. */
export const memoryBelowLimit =
  'Verify that the container stays below the limit at its busiest, or it is killed: `kubectl top pod --containers` shows its use.';

/**
 * Sets a limit; nothing where the request is above it, or what the pod has as a whole is below. `at` is where the limit stands.
 */
export function limitEdits(name: ResourceName, at: string, pod: Pod, values: FixValues): readonly Edit[] {
  const limit = values[`limits.${name}`];
  const container = containerAt(pod, at);
  if (limit === undefined || container === undefined) return [];
  const bound = pod.limits.get(name);
  if (bound !== undefined && isAbove(limit, bound)) return [];
  const written = container.requests.get(name);
  // The API server would copy the limit into a request, next to what the pod asks for as a whole.
  if (written === undefined && pod.requests.has(name)) return [];
  const request = written ?? values[`requests.${name}`];
  if (request !== undefined && isAbove(request, limit)) return [];
  return [{ op: 'set', at, value: limit }];
}

/** Sets a request, where no limit is below it. `at` is where the request stands. */
export function requestEdits(name: ResourceName, at: string, pod: Pod, values: FixValues): readonly Edit[] {
  const request = values[`requests.${name}`];
  if (request === undefined) return [];
  const limit = containerAt(pod, at)?.limits.get(name) ?? values[`limits.${name}`];
  if (limit !== undefined && isAbove(request, limit) && parseQuantity(textOf(limit)) !== 0) return [];
  return [{ op: 'set', at, value: request }];
}

function isAbove(request: JsonValue, limit: JsonValue): boolean {
  const asked = parseQuantity(textOf(request));
  const allowed = parseQuantity(textOf(limit));
  return asked !== undefined && allowed !== undefined && asked > allowed;
}

function textOf(value: JsonValue): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
