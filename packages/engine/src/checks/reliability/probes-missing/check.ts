import { readinessFix } from '../probe-fix.ts';
import type { ContainerCheck } from '../../check.ts';
import { takesProbes } from '../long-running.ts';

export const probesMissing: ContainerCheck = {
  id: 'probes-missing',
  title: 'Container has no probes at all',
  severity: 'info',
  gain: 'An attacker gains nothing directly; a container that hangs after an attack stays in service unnoticed.',
  why: 'Without any probe Kubernetes takes a container for healthy as long as its process lives, whatever it answers.',
  remedy:
    'Write a `readinessProbe` where the container serves requests, and a `livenessProbe` where a restart helps.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes',
  ],
  aliases: [],
  profile: 'strict',
  impliedBy: ['liveness-probe-missing', 'readiness-probe-missing', 'sidecar-without-probe'],
  on: 'container',
  evaluate: (container, pod) => {
    const { fields } = container;
    if (fields.has('readinessProbe') || fields.has('livenessProbe') || fields.has('startupProbe'))
      return undefined;
    if (!takesProbes(container, pod)) return undefined;
    return {
      at: container.at,
      message: `container \`${container.name}\` has neither \`livenessProbe\` nor \`readinessProbe\` nor \`startupProbe\``,
    };
  },
  fix: readinessFix,
};
