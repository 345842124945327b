import { spreadOverNodes } from '../spread-constraint.ts';
import { podsOf } from '../../../model/pods.ts';
import { isOwned } from '../../../model/resource.ts';
import type { ResourceCheck } from '../../check.ts';
import { replicatedKinds, writtenReplicas } from '../replicated.ts';

export const replicasTooFew: ResourceCheck = {
  id: 'replicas-too-few',
  title: 'Too few replicas to survive a lost pod',
  severity: 'info',
  gain: 'Whoever crashes one pod, or the node below it, takes the whole service down until it is started again.',
  why: 'With a single pod every crash, drain and eviction is an outage. How many are enough is a matter of policy: the parameter `minimumReplicas`.',
  remedy:
    'Set `spec.replicas` to 2 or more, or leave it out and let a HorizontalPodAutoscaler with such a minimum set it.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas',
    'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#dealing-with-disruptions',
  ],
  aliases: [
    'kube-linter:minimum-three-replicas',
    'polaris:deploymentMissingReplicas',
    'kube-score:deployment-replicas',
  ],
  profile: 'strict',
  on: 'resource',
  kinds: replicatedKinds,
  evaluate: (resource, { parameters }) => {
    const written = writtenReplicas(resource);
    // Nobody scales to nothing by mistake: it is switched off.
    if (written === 0 || (written ?? 1) >= parameters.minimumReplicas || isOwned(resource)) return undefined;
    const { kind, name, fields } = resource;
    const many =
      written === undefined ? '`replicas` is not set, and its default is 1' : `\`replicas\` is ${written}`;
    return {
      at: `${fields.pointer('spec')}/replicas`,
      message: `${kind} \`${name}\` runs fewer than ${parameters.minimumReplicas} pods: ${many}`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program can run more than once at a time, without a lock, a local file or a volume for one writer.',
    needs: ['replicas'],
    reveals: ['anti-affinity-missing', 'disruption-budget-missing', 'topology-spread-missing'],
    edits: ({ at }, resource, { replicas }) => {
      if (typeof replicas !== 'number') return [];
      const [pod] = podsOf(resource);
      const isFree =
        pod !== undefined && !pod.spec.has('topologySpreadConstraints') && !pod.spec.has('affinity');
      return [{ op: 'set', at, value: replicas }, ...(isFree ? spreadOverNodes(pod) : [])];
    },
  },
};
