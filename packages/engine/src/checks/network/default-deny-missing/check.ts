import type { NetworkRule } from '../../../model/network-policy.ts';
import { isEmptySelector } from '../../../model/selector.ts';
import type { SnapshotCheck, Unknown, Violation } from '../../check.ts';
import {
  doubtAbout,
  isOfKubernetes,
  oncePerNamespace,
  policiesIn,
  spokenBy,
  type KnownPolicy,
} from '../policy-cover.ts';

export const defaultDenyMissing: SnapshotCheck = {
  id: 'default-deny-missing',
  title: 'Namespace denies no traffic by default',
  severity: 'medium',
  gain: 'Whoever gets a pod with new labels into the namespace, or breaks into one that no policy selects, talks to everything.',
  why: 'Policies hold only for the pods that they select; a pod that somebody adds later is open until a policy for it is written.',
  remedy: 'Add a NetworkPolicy with `podSelector: {}`, `policyTypes: [Ingress, Egress]` and no rules.',
  references: [
    'CIS Kubernetes Benchmark 2.0.1: 5.3.2',
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-ingress-and-all-egress-traffic',
  ],
  aliases: [
    'kubeaudit:netpols',
    'kubeaudit-result:netpols.MissingDefaultDenyEgressNetworkPolicy',
    'kubeaudit-result:netpols.MissingDefaultDenyIngressAndEgressNetworkPolicy',
    'kubeaudit-result:netpols.MissingDefaultDenyIngressNetworkPolicy',
  ],
  profile: 'strict',
  on: 'snapshot',
  kinds: ['Namespace', 'NetworkPolicy.networking.k8s.io'],
  evaluate: (resource, snapshot) => {
    const spoken = spokenBy(resource, `${resource.at}/spec/podSelector`, snapshot);
    if (spoken === undefined) return undefined;
    const { namespace, ...where } = spoken;
    const said = undenied(namespace, snapshot);
    if (said === undefined) return undefined;
    return { ...where, ...said };
  },
};

type Said = Omit<Violation, 'at'> | Omit<Unknown, 'at'> | undefined;

const undenied = oncePerNamespace((namespace, snapshot): Said => {
  if (isOfKubernetes(namespace)) return undefined;
  const policies = policiesIn(namespace, snapshot);
  const open = [
    ...(policies.some(deniesIngress) ? [] : ['ingress']),
    ...(policies.some(deniesEgress) ? [] : ['egress']),
  ];
  if (policies.length === 0 || open.length === 0) return undefined;
  const whose = namespace === undefined ? 'the namespace, which is not named,' : `namespace \`${namespace}\``;
  const what = open.join(' and ');
  const doubt = doubtAbout(namespace, snapshot);
  if (doubt !== undefined) {
    return { unknown: `cannot tell whether ${whose} denies ${what} by default: ${doubt}` };
  }
  return {
    message: `${whose} has network policies, and none that denies ${what} for every pod: \`podSelector: {}\` with ${open.map((one) => (one === 'ingress' ? '`Ingress`' : '`Egress`')).join(' and ')} under \`policyTypes\` is missing`,
    about: open,
  };
});

function deniesIngress({ policy }: KnownPolicy): boolean {
  return policy.isolatesIngress && isEmptySelector(policy.podSelector) && !policy.ingress.some(allowsAll);
}

function deniesEgress({ policy }: KnownPolicy): boolean {
  return policy.isolatesEgress && isEmptySelector(policy.podSelector) && !policy.egress.some(allowsAll);
}

function allowsAll({ peers, ports }: NetworkRule): boolean {
  return peers.length === 0 && ports.length === 0;
}
