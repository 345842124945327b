import type { Container } from '../../../model/container.ts';
import type { PodCheck, Target, Violation } from '../../check.ts';

const probesAndHooks: readonly string[] = ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'];
const nothingForDebugging: readonly string[] = [...probesAndHooks, 'restartPolicy'];
const restartPolicySince = 35;
const sidecarSince = 29;

export const deadContainerKindField: PodCheck = {
  id: 'dead-container-kind-field',
  title: 'Field does not fit the kind of container',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the pod is refused, or starts without a proxy or an agent that was to watch it.',
  why: 'Probes, hooks and restart policies belong to containers that keep running, and containers for debugging are added to running pods only; elsewhere the API server refuses or drops them.',
  remedy: 'Remove the field, or make the init container a sidecar with `restartPolicy: Always`.',
  references: [
    'KEP-753: Sidecar Containers',
    'KEP-5307: Container Restart Policy',
    'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior',
    'https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/',
  ],
  aliases: [],
  profile: 'default',
  on: 'pod',
  evaluate: (pod, target) => {
    const violations: Violation[] = [];
    if (!pod.isPod && pod.spec.maps('ephemeralContainers').length > 0) {
      violations.push({
        at: pod.spec.pointer('ephemeralContainers'),
        message:
          'the API server refuses `ephemeralContainers` in a template; they are added to running pods only',
      });
    }
    for (const container of pod.containers) judge(container, pod.isPod, target, violations);
    return violations;
  },
  fix: { safety: 'safe', edits: ({ at }) => [{ op: 'remove', at }] },
};

function judge(container: Container, isPod: boolean, target: Target, violations: Violation[]): void {
  switch (container.kind) {
    case 'init':
      refuse(container, probesAndHooks, 'init container', violations);
      judgeEarlyRestartPolicy(container, 'init container', target, violations);
      return;
    case 'sidecar':
      if (target.minor < sidecarSince) judgeEarlySidecar(container, violations);
      return;
    case 'main':
      judgeEarlyRestartPolicy(container, 'container', target, violations);
      return;
    case 'ephemeral':
      if (isPod) judgeEphemeral(container, violations);
  }
}

function refuse(
  { fields, name }: Container,
  keys: readonly string[],
  kind: string,
  violations: Violation[],
): void {
  for (const key of keys) {
    if (!fields.has(key)) continue;
    violations.push({
      at: fields.pointer(key),
      message: `the API server refuses \`${key}\` on ${kind} \`${name}\``,
      container: name,
    });
  }
}

/** Only a sidecar had a restart policy of its own then. */
function judgeEarlyRestartPolicy(
  { fields, name }: Container,
  kind: string,
  target: Target,
  violations: Violation[],
): void {
  if (target.minor >= restartPolicySince || !fields.has('restartPolicy')) return;
  violations.push({
    at: fields.pointer('restartPolicy'),
    message: `before 1.35 the API server refuses \`restartPolicy\` on ${kind} \`${name}\`; only a sidecar has one, \`Always\``,
    container: name,
  });
}

function judgeEarlySidecar({ fields, name }: Container, violations: Violation[]): void {
  violations.push({
    at: fields.pointer('restartPolicy'),
    message: `before 1.29 \`restartPolicy\` of init container \`${name}\` is dropped, so the pod waits for it to end`,
    container: name,
  });
}

/** A live pod shows an empty `resources` that the API server filled in. */
function judgeEphemeral(container: Container, violations: Violation[]): void {
  const { fields, requests, limits, ports } = container;
  const kind = 'ephemeral container';
  refuse(container, nothingForDebugging, kind, violations);
  if (requests.size > 0 || limits.size > 0) refuse(container, ['resources'], kind, violations);
  if (ports.length > 0) refuse(container, ['ports'], kind, violations);
  if (fields.maps('resizePolicy').length > 0) refuse(container, ['resizePolicy'], kind, violations);
}
