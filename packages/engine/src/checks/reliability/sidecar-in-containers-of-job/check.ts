import { appended } from '../../hygiene/list-entry.ts';
import type { Container } from '../../../model/container.ts';
import { parseImage } from '../../../model/image.ts';
import type { ContainerCheck } from '../../check.ts';

/** The first minor that takes `restartPolicy: Always` on an init container by default (KEP-753). */
const sidecarsSince = 29;

/** Programs that serve another container and never end by themselves, by the last part of their image's name. */
const endless: ReadonlySet<string> = new Set([
  'alloy',
  'cloud-sql-proxy',
  'consul-dataplane',
  'envoy',
  'filebeat',
  'fluent-bit',
  'fluentd',
  'gce-proxy',
  'linkerd-proxy',
  'oauth2-proxy',
  'opentelemetry-collector',
  'opentelemetry-collector-contrib',
  'pgbouncer',
  'promtail',
  'proxyv2',
  'telegraf',
  'vector',
]);

export const sidecarInContainersOfJob: ContainerCheck = {
  id: 'sidecar-in-containers-of-job',
  title: 'Side container keeps the job from ending',
  severity: 'info',
  gain: 'An attacker gains nothing directly; the pods of finished jobs stay, with their mounted secrets.',
  why: 'A Job is complete when all main containers have ended, and a proxy or a log shipper never ends, unless something stops it each time.',
  remedy:
    'Move the container to `initContainers` with `restartPolicy: Always`; the kubelet then stops it at the end.',
  references: [
    'KEP-753: Sidecar Containers',
    'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#jobs-with-sidecar-containers',
  ],
  aliases: [],
  profile: 'strict',
  on: 'container',
  evaluate: (container, pod, { minor }) => {
    if (pod.resource.group !== 'batch' || container.kind !== 'main' || minor < sidecarsSince)
      return undefined;
    if (!isEndless(container)) return undefined;
    if (!pod.containers.some((other) => other.kind === 'main' && !isEndless(other))) return undefined;
    return {
      at: container.at,
      message: `container \`${container.name}\` of ${pod.resource.kind} \`${pod.resource.name}\` never ends, so the job does not complete: it runs \`${container.image}\` among the main containers`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the job works where this container starts before the others and ends after them: run it once, from Kubernetes 1.29 on.',
    edits: (_violation, { spec, containers }) => {
      const moved = containers.filter((container) => container.kind === 'main' && isEndless(container));
      return [
        ...appended(
          spec,
          'initContainers',
          moved.map(({ fields }) => ({ ...fields.object, restartPolicy: 'Always' })),
        ),
        ...moved.map(({ at }) => ({ op: 'remove', at }) as const),
      ];
    },
  },
};

function isEndless({ image }: Container): boolean {
  const repository = image === undefined ? undefined : parseImage(image)?.repository;
  return repository !== undefined && endless.has(repository.slice(repository.lastIndexOf('/') + 1));
}
