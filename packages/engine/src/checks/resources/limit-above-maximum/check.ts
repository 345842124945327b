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
    for (const maximum of maximumLimits) {
      const separator = maximum.indexOf('=');
      const resource = maximum.slice(0, Math.max(0, separator)).trim();
      const most = maximum.slice(separator + 1).trim();
      const written = limits.get(resource);
      if (written === undefined || (parseQuantity(written) ?? 0) <= (parseQuantity(most) ?? Infinity))
        continue;
      found.push({
        at: `${at}/resources/limits/${resource}`,
        message: `container \`${name}\` may use \`${written}\` of ${resource}, and the maximum is \`${most}\``,
      });
    }
    return found;
  },
};
