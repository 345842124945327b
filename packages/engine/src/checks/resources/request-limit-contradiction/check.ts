import { containerAt } from '../../../model/pod.ts';
import { escapeToken, tokensOf } from '../../../model/pointer.ts';
import { parseQuantity } from '../../../model/quantity.ts';
import type { ContainerCheck, Violation } from '../../check.ts';

/** `2300m` and `2.3` differ by rounding only. */
const rounding = 1e-9;

export const requestLimitContradiction: ContainerCheck = {
  id: 'request-limit-contradiction',
  title: 'Request contradicts its limit',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the API server refuses the object, and what it was to replace goes on running.',
  why: 'A container cannot be promised more than it may use. What cannot be shared, such as devices and huge pages, needs a limit, and a request equal to it.',
  remedy:
    'Lower the request to the limit or raise the limit; for devices and huge pages write the limit alone.',
  references: [
    'ResourceRequirements, `requests`: requests cannot exceed limits',
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources',
  ],
  aliases: [],
  profile: 'default',
  on: 'container',
  evaluate: ({ at, name: container, requests, limits }) => {
    if (requests.size === 0) return undefined;
    let found: Violation[] | undefined;
    for (const [name, request] of requests) {
      const fault = faultOf(name, request, limits.get(name));
      if (fault === undefined) continue;
      (found ??= []).push({
        at: `${at}/resources/requests/${name.replaceAll('/', '~1')}`,
        message: `container \`${container}\` asks for \`${request}\` of ${name}, ${fault}`,
      });
    }
    return found;
  },
  fix: {
    safety: 'safe',
    edits: ({ at }, pod) => {
      const container = containerAt(pod, at);
      const name = tokensOf(at).at(-1) ?? '';
      const request = container?.requests.get(name);
      if (container === undefined || request === undefined) return [];
      const limit = container.limits.get(name);
      const limitAt = `${container.at}/resources/limits/${escapeToken(name)}`;
      if (limit === undefined) return [{ op: 'set', at: limitAt, value: request }];
      // The API server copies the limit of what cannot be shared.
      return isShared(name) ? [{ op: 'set', at, value: limit }] : [{ op: 'remove', at }];
    },
  },
};

function faultOf(name: string, request: string, limit: string | undefined): string | undefined {
  if (request === limit) return undefined;
  if (limit === undefined) return isShared(name) ? undefined : 'which needs a limit of the same amount';
  const asked = parseQuantity(request);
  const allowed = parseQuantity(limit);
  if (asked === undefined || allowed === undefined) return undefined;
  const slack = Math.abs(allowed) * rounding;
  if (asked > allowed + slack) return `which is above its limit \`${limit}\``;
  return isShared(name) || asked >= allowed - slack
    ? undefined
    : `and its limit is \`${limit}\`, but the two must be equal`;
}

/** False for devices and huge pages, of which a node gives away no more than it has (apimachinery `IsOvercommitAllowed`). */
function isShared(name: string): boolean {
  if (name.startsWith('hugepages-')) return false;
  return !name.includes('/') || name.includes('kubernetes.io/');
}
