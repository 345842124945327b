import { readinessFix } from '../probe-fix.ts';
import type { ContainerCheck } from '../../check.ts';
import { takesProbes } from '../long-running.ts';

export const readinessProbeMissing: ContainerCheck = {
  id: 'readiness-probe-missing',
  title: 'Container has no readiness probe',
  severity: 'info',
  gain: 'An attacker gains nothing directly; requests go on reaching a container that an attack has put out of action.',
  why: 'Without a readiness probe a pod gets traffic as soon as its process starts, and a rolling update goes on although the new pods cannot answer.',
  remedy:
    'Write a `readinessProbe` that calls what the container serves, for example `httpGet` with `path` and `port`.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#readiness-probe',
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
  ],
  aliases: [
    'kube-linter:no-readiness-probe',
    'kubescape:C-0018',
    'checkov:CKV_K8S_9',
    'polaris:readinessProbeMissing',
    'kube-score:pod-probes',
    'kics:a659f3b5-9bf0-438a-bd9a-7d3a6427f1e3',
  ],
  profile: 'strict',
  mootBy: ['sidecar-without-probe'],
  on: 'container',
  evaluate: (container, pod) => {
    if (container.fields.has('readinessProbe') || !takesProbes(container, pod)) return undefined;
    return {
      at: container.fields.pointer('readinessProbe'),
      message: `the pod counts container \`${container.name}\` as ready as soon as its process starts: \`readinessProbe\` is not set`,
    };
  },
  fix: readinessFix,
};
