import type { Fields } from '../../../model/fields.ts';
import { parseQuantity } from '../../../model/quantity.ts';
import type { ResourceCheck, Violation } from '../../check.ts';

/** The four lists of a limit in the order that their values must keep. */
const ascending = ['min', 'defaultRequest', 'default', 'max'] as const;

/** `700m` and `0.7` differ by rounding only. */
const rounding = 1e-9;

export const limitRangeContradiction: ResourceCheck = {
  id: 'limit-range-contradiction',
  title: 'Limit range contradicts itself',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the namespace stays without the bounds that keep one workload from starving the others.',
  why: 'The API server refuses a limit range whose minimum, default request, default limit and maximum are not in ascending order.',
  remedy:
    'Order the values of each resource: `min`, `defaultRequest`, `default`, `max`, each at most as large as the next.',
  references: [
    'https://kubernetes.io/docs/concepts/policy/limit-range/',
    'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/limit-range-v1/#LimitRangeSpec',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['LimitRange'],
  evaluate: ({ fields, name }) => {
    const limits = fields.map('spec')?.maps('limits') ?? [];
    const violations: Violation[] = [];
    for (const limit of limits) judge(limit, name, violations);
    return violations;
  },
};

/** Compares each value with every one that may not be larger, and names the first that is. */
function judge(limit: Fields, name: string, violations: Violation[]): void {
  for (const [index, key] of ascending.entries()) {
    const map = limit.map(key);
    if (map === undefined) continue;
    for (const resource of Object.keys(map.object)) {
      const lower = ascending.slice(0, index).find((other) => isAbove(limit.map(other), map, resource));
      if (lower === undefined) continue;
      violations.push({
        at: map.pointer(resource),
        message: `limit range \`${name}\` sets \`${key}\` of ${resource} to \`${written(map, resource)}\`, which is less than its \`${lower}\`, \`${written(limit.map(lower), resource)}\``,
      });
    }
  }
}

function isAbove(lower: Fields | undefined, upper: Fields, resource: string): boolean {
  const low = parseQuantity(written(lower, resource));
  const high = parseQuantity(written(upper, resource));
  return low !== undefined && high !== undefined && low - high > low * rounding;
}

function written(map: Fields | undefined, resource: string): string {
  return String(map?.integerOrString(resource) ?? '');
}
