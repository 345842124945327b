import { containerAt } from '../../model/pod.ts';
import { roomForRequest } from './amount-fix.ts';
import type { Container } from '../../model/container.ts';
import type { Pod } from '../../model/pod.ts';
import { parseQuantity } from '../../model/quantity.ts';
import { limitOf, requestOf, type ResourceName, isZero } from '../../model/resources.ts';
import type { Target, Violation, Fix } from '../check.ts';

/** What is asked for and what is allowed, where the two differ; nothing where nothing is asked for. */
export function differenceOf(
  name: ResourceName,
  container: Container,
  pod: Pod,
  { minor }: Target,
): Violation | undefined {
  const request = requestOf(pod, container, name, minor)?.quantity;
  if (request === undefined) return undefined;
  const limit = limitOf(pod, container, name, minor)?.quantity;
  if (limit !== undefined && isSame(request, limit)) return undefined;
  const bound = limit === undefined ? 'has no limit' : `is limited to \`${limit}\``;
  return {
    at: `${container.at}/resources/limits/${name}`,
    message: `container \`${container.name}\` asks for \`${request}\` of ${name} and ${bound}`,
  };
}

/**
 * Raises the request to the limit; where the container has no limit, or its pod bounds what the containers ask for together, limits
 * it to the request.
 */
export const equalAmounts: Fix<Pod> = {
  safety: 'unsafe',
  verify: roomForRequest,
  edits: ({ at }, pod) => {
    const name = at.slice(at.lastIndexOf('/') + 1);
    const container = containerAt(pod, at);
    const limit = container?.limits.get(name);
    if (container === undefined) return [];
    const isBounded = pod.requests.has(name) || pod.limits.has(name);
    if (limit !== undefined && !isZero(limit) && !isBounded) {
      return [{ op: 'set', at: `${container.at}/resources/requests/${name}`, value: limit }];
    }
    const request = container.requests.get(name);
    return request === undefined ? [] : [{ op: 'set', at, value: request }];
  },
};

/** `2300m` and `2.3` differ by rounding only. */
function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  const [one, other] = [parseQuantity(a), parseQuantity(b)];
  return one !== undefined && other !== undefined && Math.abs(one - other) <= one * 1e-9;
}
