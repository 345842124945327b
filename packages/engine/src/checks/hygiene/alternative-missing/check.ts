import type { PodCheck } from '../../check.ts';
import { undecidedIn } from '../undecided.ts';

export const alternativeMissing: PodCheck = {
  id: 'alternative-missing',
  title: 'Probe, hook or variable says nothing',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the API server refuses the object, and what it was to replace goes on running.',
  why: 'A probe or hook without a handler has nothing to do, and a variable that comes from nowhere has no value. A handler that is misspelt or indented too far leaves such a map behind.',
  remedy:
    'Write the handler, such as `httpGet`, or the place that the value comes from, such as `secretKeyRef`, or remove the field.',
  references: [
    'Probe and LifecycleHandler: one and only one of the handlers should be specified',
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/',
  ],
  aliases: [],
  profile: 'default',
  impliedBy: ['field-newer-than-target', 'invalid-field-value', 'unknown-field'],
  on: 'pod',
  evaluate: (pod) =>
    undecidedIn(pod).flatMap(({ fields, set, what, demanded, container }) => {
      if (set.length > 0 || demanded === undefined) return [];
      const lack = demanded === 'handler' ? 'has no handler' : 'does not say where to take the value from';
      const message = `${what} ${lack}`;
      return container === undefined ? { at: fields.at, message } : { at: fields.at, message, container };
    }),
};
