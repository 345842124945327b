import { containerAt } from '../../../model/pod.ts';
import { escapeToken, tokensOf } from '../../../model/pointer.ts';
import { parseQuantity } from '../../../model/quantity.ts';
import type { ContainerCheck, Violation } from '../../check.ts';

export const limitAboveMaximum: ContainerCheck = {
  id: 'limit-above-maximum',
  title: 'Limit is above the maximum',
  severity: 'low',
  gain: 'Whoever controls the container may use more of the node than anybody meant to give to one container.',
  why: 'A limit that is far too high limits nothing. What is too high is a matter of policy: the parameter `maximumLimits`, which is empty at first.',
  remedy: 'Lower the limit under `resources.limits`, or raise the maximum in the parameter `maximumLimits`.',
  references: [
    'kubeaudit, auditor `limits`: ensures containers have resource limits that do not exceed the maximum',
    'https://kubernetes.io/docs/concepts/policy/limit-range/',
  ],
  aliases: [
    'kubeaudit:limits',
    'kubeaudit-result:limits.LimitsCPUExceeded',
    'kubeaudit-result:limits.LimitsMemoryExceeded',
  ],
  profile: 'default',
  on: 'container',
  evaluate: ({ limits, at, name }, _pod, { parameters }) => {
    const { maximumLimits } = parameters;
    if (maximumLimits.length === 0 || limits.size === 0) return undefined;
    const found: Violation[] = [];
    for (const { resource, most } of maximumLimits.map(maximumOf)) {
      const written = limits.get(resource);
      if (written === undefined || (parseQuantity(written) ?? 0) <= (parseQuantity(most) ?? Infinity))
        continue;
      found.push({
        at: `${at}/resources/limits/${escapeToken(resource)}`,
        message: `container \`${name}\` may use \`${written}\` of ${resource}, and the maximum is \`${most}\``,
      });
    }
    return found;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the container needs no more at its busiest: `kubectl top pod --containers` shows its use of CPU and memory.',
    edits: ({ at }, pod, _values, { parameters }) => {
      const container = containerAt(pod, at);
      const name = tokensOf(at).at(-1);
      const maximum = parameters.maximumLimits.map(maximumOf).findLast(({ resource }) => resource === name);
      if (container === undefined || maximum === undefined) return [];
      // What is asked for has to be given.
      const request = parseQuantity(container.requests.get(maximum.resource) ?? '');
      if (request !== undefined && request > (parseQuantity(maximum.most) ?? 0)) return [];
      return [{ op: 'set', at, value: maximum.most }];
    },
  },
};

/** What a policy allows, as `cpu=2` says it. */
function maximumOf(text: string): { readonly resource: string; readonly most: string } {
  const separator = text.indexOf('=');
  return { resource: text.slice(0, Math.max(0, separator)).trim(), most: text.slice(separator + 1).trim() };
}
