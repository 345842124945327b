import { holdsPod } from '../../about-slim.ts';
import type { SnapshotCheck } from '../../check.ts';
import { doubtAboutPods, podsText, policiesFor } from '../policy-cover.ts';

export const podIsolatedOneWay: SnapshotCheck = {
  id: 'pod-isolated-one-way',
  title: 'Network policies leave a direction of traffic open',
  severity: 'low',
  gain: 'Whoever breaks into the pod opens connections to every address, or is let in from everywhere.',
  why: 'A policy isolates only for the directions that `policyTypes` names; for the other one everything is allowed.',
  remedy:
    'Name both `Ingress` and `Egress` under `policyTypes` of a policy that selects the pod, and allow what it needs.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  ],
  aliases: ['kube-score:pod-networkpolicy', 'kubescape:C-0030', 'polaris:missingNetworkPolicy'],
  profile: 'strict',
  on: 'snapshot',
  kinds: [],
  concerns: holdsPod,
  evaluate: (resource, snapshot) => {
    const { pod } = resource;
    if (pod === undefined || pod.hostNetwork) return undefined;
    const holding = policiesFor({ ...resource, pod }, snapshot);
    const isClosedIn = holding.some(({ policy }) => policy.isolatesIngress);
    const isClosedOut = holding.some(({ policy }) => policy.isolatesEgress);
    if (holding.length === 0 || (isClosedIn && isClosedOut)) return undefined;
    const whose = podsText(resource);
    const open = isClosedIn ? 'Egress' : 'Ingress';
    const doubt = doubtAboutPods({ ...resource, pod }, snapshot);
    if (doubt !== undefined) {
      return {
        at: pod.at,
        unknown: `cannot tell whether a policy for \`${open}\` selects ${whose}: ${doubt}`,
      };
    }
    const names = holding.map((known) => `\`${known.resource.name}\``).join(', ');
    return {
      at: pod.at,
      message: `${whose} ${isClosedIn ? 'may open every connection' : 'accept every connection'}: no network policy that selects them names \`${open}\` under \`policyTypes\`, only ${names} ${holding.length === 1 ? 'does' : 'do'} for the other direction`,
    };
  },
};
