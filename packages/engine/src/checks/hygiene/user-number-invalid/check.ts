import type { Fields } from '../../../model/fields.ts';
import type { PodCheck, Violation } from '../../check.ts';

const keys: readonly string[] = ['runAsUser', 'runAsGroup', 'fsGroup'];
const most = 2_147_483_647;

export const userNumberInvalid: PodCheck = {
  id: 'user-number-invalid',
  title: 'User or group has no valid number',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the API server refuses the object, and what it was to replace goes on running.',
  why: 'Users and groups have numbers from 0 to 2147483647. `-1` does not mean "any user but root", and no number does.',
  remedy: 'Write the number of the user or group that the program needs, such as `runAsUser: 10001`.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context',
  ],
  aliases: [],
  profile: 'default',
  on: 'pod',
  evaluate: ({ security, containers }) => {
    const found: Violation[] = [];
    if (security.fields !== undefined) addFrom(security.fields, 'the pod', found);
    for (const [index, group] of security.supplementalGroups.entries()) {
      if (isNumber(group)) continue;
      found.push({
        at: `${security.at}/supplementalGroups/${index}`,
        message: `the pod joins group ${group}; numbers go from 0 to ${most}`,
      });
    }
    for (const { security: own, name } of containers) {
      if (own.fields !== undefined) addFrom(own.fields, `container \`${name}\``, found, name);
    }
    return found;
  },
};

function addFrom(fields: Fields, who: string, found: Violation[], container?: string): void {
  for (const key of keys) {
    const value = fields.has(key) ? fields.integer(key) : undefined;
    if (value === undefined || isNumber(value)) continue;
    const at = fields.pointer(key);
    const message = `\`${key}\` of ${who} is ${value}; numbers go from 0 to ${most}`;
    found.push(container === undefined ? { at, message } : { at, message, container });
  }
}

function isNumber(value: number): boolean {
  return value >= 0 && value <= most;
}
