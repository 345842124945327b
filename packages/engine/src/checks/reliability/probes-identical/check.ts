import { isSameJson } from '../../../model/json.ts';
import { writtenProbe } from '../../../model/live/written-container.ts';
import type { ContainerCheck } from '../../check.ts';

export const probesIdentical: ContainerCheck = {
  id: 'probes-identical',
  title: 'Liveness and readiness use the same probe',
  severity: 'info',
  gain: 'Whoever slows the container down for a moment gets it killed, where it would have recovered by itself.',
  why: 'A container that is too busy to answer is taken out of service and killed at the same time, and the others get its load next.',
  remedy:
    'Give the liveness probe an endpoint of its own that needs nothing else, or at least a higher `failureThreshold`.',
  references: [
    'Kubernetes, Configure Probes: a common pattern for liveness probes is to use the same low-cost HTTP endpoint as for readiness probes, but with a higher failureThreshold',
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes',
  ],
  aliases: ['kube-score:pod-probes-identical'],
  profile: 'strict',
  on: 'container',
  evaluate: ({ fields, name }) => {
    const liveness = fields.map('livenessProbe');
    const readiness = liveness === undefined ? undefined : fields.map('readinessProbe');
    if (liveness === undefined || readiness === undefined) return undefined;
    // Defaults that are written out say the same as those that are not.
    if (!isSameJson(writtenProbe(liveness.object), writtenProbe(readiness.object))) return undefined;
    return {
      at: liveness.at,
      message: `container \`${name}\` is killed as soon as it is not ready: \`livenessProbe\` says the same as \`readinessProbe\``,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that a program that hangs may stay so for twice as long until it starts again: the period times the new threshold.',
    edits: ({ at }, pod) => {
      const container = pod.containers.find((one) => at.startsWith(`${one.at}/`));
      const written = container?.fields.map('livenessProbe')?.integer('failureThreshold');
      return [{ op: 'set', at: `${at}/failureThreshold`, value: 2 * (written ?? usualThreshold) }];
    },
  },
};

/** What the API server takes where no `failureThreshold` is set. */
const usualThreshold = 3;
