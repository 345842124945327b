import type { PodCheck, Violation } from '../../check.ts';
import { undecidedIn } from '../undecided.ts';

export const alternativesCombined: PodCheck = {
  id: 'alternatives-combined',
  title: 'Fields are set that exclude each other',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the API server refuses the object, and what it was to replace goes on running.',
  why: 'A volume has one source, a probe or hook one handler, and a variable either a value or one place to take it from. An edit or a merge that adds the second makes the whole object invalid.',
  remedy: 'Keep the field that is meant and remove the other.',
  references: [
    'Probe and LifecycleHandler: one and only one of the handlers should be specified',
    'EnvVar, `valueFrom`: cannot be used if value is not empty',
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/',
  ],
  aliases: [],
  profile: 'default',
  on: 'pod',
  evaluate: (pod) => {
    const found: Violation[] = [];
    for (const { fields, set, what, container } of undecidedIn(pod)) {
      const [first, second] = set;
      if (first === undefined || second === undefined) continue;
      found.push(
        violation(fields.pointer(second), `${what} has both \`${first}\` and \`${second}\``, container),
      );
    }
    for (const { env, name: container } of pod.containers) {
      for (const { at, name, value, valueFrom } of env) {
        if (value === undefined || value === '' || valueFrom === undefined) continue;
        const message = `variable \`${name}\` of container \`${container}\` has both \`value\` and \`valueFrom\``;
        found.push(violation(`${at}/valueFrom`, message, container));
      }
    }
    return found;
  },
};

function violation(at: string, message: string, container: string | undefined): Violation {
  return container === undefined ? { at, message } : { at, message, container };
}
