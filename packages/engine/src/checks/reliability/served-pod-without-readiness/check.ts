import { readinessEdits } from '../probe-fix.ts';
import { holdsPod } from '../../about-slim.ts';
import type { SnapshotCheck } from '../../check.ts';

/** Workloads that run to their end are not waited for. */
const oneShotKinds: readonly string[] = ['Job', 'CronJob'];

export const servedPodWithoutReadiness: SnapshotCheck = {
  id: 'served-pod-without-readiness',
  title: 'Service sends traffic before pods are ready',
  severity: 'low',
  gain: 'An attacker gains nothing directly; requests go on reaching a pod that an attack has put out of action.',
  why: 'Without any readiness probe a pod gets traffic as soon as its processes start, and a rolling update goes on although the new pods cannot answer.',
  remedy:
    'Write a `readinessProbe` on the container that serves, for example `httpGet` with `path` and `port`.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#readiness-probe',
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes',
  ],
  aliases: ['kube-score:pod-probes'],
  profile: 'default',
  on: 'snapshot',
  kinds: [],
  concerns: holdsPod,
  evaluate: (resource, snapshot) => {
    const { pod, kind, name } = resource;
    // An operator may add the probe.
    if (pod === undefined || pod.completed?.isPartial === true) return undefined;
    if (oneShotKinds.includes(kind)) return undefined;
    const serving = pod.containers.filter((one) => one.kind === 'main' || one.kind === 'sidecar');
    if (serving.some(({ hasReadinessProbe }) => hasReadinessProbe)) return undefined;
    const first = serving.find((one) => one.kind === 'main');
    const [service] = first === undefined ? [] : snapshot.selecting('Service', { ...resource, pod });
    if (first === undefined || service === undefined) return undefined;
    const whose = kind === 'Pod' ? `pod \`${name}\`` : `the pods of ${kind} \`${name}\``;
    return {
      at: `${first.at}/readinessProbe`,
      message: `service \`${service.name}\` sends traffic to ${whose} as soon as the processes start: no container has a \`readinessProbe\``,
      container: first.name,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the probe answers once the program can serve: call it inside a running container; until it does, no traffic comes.',
    needs: ['readiness-probe'],
    edits: ({ at }, _resource, values) => readinessEdits(at.slice(0, at.lastIndexOf('/')), values),
  },
};
