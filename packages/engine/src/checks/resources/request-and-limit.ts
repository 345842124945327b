import type { Container } from '../../model/container.ts';
import type { Pod } from '../../model/pod.ts';
import { parseQuantity } from '../../model/quantity.ts';
import { limitOf, requestOf, type ResourceName } from '../../model/resources.ts';
import type { Target, Violation } from '../check.ts';

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

/** `2300m` and `2.3` differ by rounding only. */
function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  const [one, other] = [parseQuantity(a), parseQuantity(b)];
  return one !== undefined && other !== undefined && Math.abs(one - other) <= one * 1e-9;
}
