import { livenessFix } from '../probe-fix.ts';
import type { ContainerCheck } from '../../check.ts';
import { takesProbes } from '../long-running.ts';

export const livenessProbeMissing: ContainerCheck = {
  id: 'liveness-probe-missing',
  title: 'Container has no liveness probe',
  severity: 'info',
  gain: 'An attacker gains nothing directly; a container that an attack leaves hanging is never started again.',
  why: 'Kubernetes restarts a container that ends, but one that hangs only where a liveness probe says so. A probe that is too strict does harm, so this is a matter of policy.',
  remedy:
    'Write a `livenessProbe` that fails only where a restart helps, with a higher `failureThreshold` than the readiness probe.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe',
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
  ],
  aliases: [
    'kube-linter:no-liveness-probe',
    'kubescape:C-0056',
    'checkov:CKV_K8S_8',
    'polaris:livenessProbeMissing',
    'kube-score:pod-probes',
    'kics:ade74944-a674-4e00-859e-c6eab5bde441',
  ],
  profile: 'strict',
  on: 'container',
  evaluate: (container, pod) => {
    if (container.fields.has('livenessProbe') || !takesProbes(container, pod)) return undefined;
    return {
      at: container.fields.pointer('livenessProbe'),
      message: `container \`${container.name}\` is not started again when it hangs: \`livenessProbe\` is not set`,
    };
  },
  fix: livenessFix,
};
