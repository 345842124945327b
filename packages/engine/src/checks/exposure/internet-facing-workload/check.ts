import { holdsPod } from '../../about-slim.ts';
import type { SnapshotCheck } from '../../check.ts';
import { exposedWorkloads, type Exposure } from '../exposed-workloads.ts';

export const internetFacingWorkload: SnapshotCheck = {
  id: 'internet-facing-workload',
  title: 'Workload can be reached from outside',
  severity: 'info',
  gain: 'An attacker anywhere can try the flaws of the program; what else is wrong with this workload weighs more.',
  why: 'A Service, an Ingress or a route leads from outside the cluster to these pods.',
  remedy: 'Check that it is meant to be public; harden it first, or put it behind an internal load balancer.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types',
    'https://kubernetes.io/docs/concepts/services-networking/ingress/',
  ],
  aliases: ['kubescape:C-0256', 'kics:69bbc5e3-0818-4150-89cc-1e989b48f23b'],
  profile: 'all',
  on: 'snapshot',
  kinds: [],
  concerns: holdsPod,
  evaluate: (workload, snapshot) => {
    if (workload.pod === undefined) return undefined;
    const exposure = exposedWorkloads(snapshot).get(workload);
    if (exposure === undefined) return undefined;
    return {
      at: workload.pod.at,
      message: `${workload.kind} \`${workload.name}\` can be reached from outside the cluster: ${wayText(exposure)}`,
    };
  },
};

function wayText({ service, front }: Exposure): string {
  if (front !== undefined) return `${front.kind} \`${front.name}\` leads to its Service \`${service.name}\``;
  const type = service.details?.of === 'service' ? service.details.type : '';
  return `its Service \`${service.name}\` is of type \`${type}\``;
}
