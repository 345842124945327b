import { selects, type Selector } from '../../../model/selector.ts';
import { includesBlock, parseCidr } from '../../../model/cidr.ts';
import type { IpBlock, NetworkPeer, NetworkRule } from '../../../model/network-policy.ts';
import type { PodResource } from '../../../snapshot/slim.ts';
import type { SnapshotCheck } from '../../check.ts';
import { doubtAbout, podsText, policiesFor } from '../policy-cover.ts';
import type { Snapshot } from '../../../snapshot/snapshot.ts';
import { includesPort } from '../policy-rules.ts';

const nameLabel = 'kubernetes.io/metadata.name';

/** Where the DNS servers of clusters run, and on which ports their pods listen. */
const dnsNamespaces: readonly string[] = ['kube-system', 'openshift-dns'];
const dnsPorts: readonly number[] = [53, 5353];

/** Where the addresses of Services, pods and nodes lie. */
const inside = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  '100.64.0.0/10',
  'fc00::/7',
].flatMap((text) => parseCidr(text) ?? []);

export const networkPolicyBlocksDns: SnapshotCheck = {
  id: 'network-policy-blocks-dns',
  title: 'Network policy leaves no way to DNS',
  severity: 'low',
  gain: 'An attacker gains nothing directly; names do not resolve, and a rule for everything is the usual way out.',
  why: 'The rules let the pods connect to others, but a program looks up a name first, and no rule allows port 53 of the DNS pods.',
  remedy:
    'Add an egress rule for port 53, UDP and TCP, to the pods with `k8s-app: kube-dns` in namespace `kube-system`.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-egress-traffic',
    'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
  ],
  aliases: [],
  profile: 'default',
  on: 'snapshot',
  kinds: ['NetworkPolicy.networking.k8s.io'],
  evaluate: (resource, snapshot) => {
    const { name, namespace, details } = resource;
    if (details?.of !== 'network-policy' || !details.isolatesEgress) return undefined;
    const rule = details.egress.find(needsNames);
    if (rule === undefined) return undefined;
    const cutOff = snapshot
      .podsSelectedBy(details.podSelector, namespace)
      .find((one) => !one.pod.hostNetwork && !reachesDns(one, snapshot));
    if (cutOff === undefined) return undefined;
    const at = rule.at.slice(0, rule.at.lastIndexOf('/'));
    const whose = podsText(cutOff);
    const doubt = doubtAbout(namespace, snapshot);
    if (doubt !== undefined) return { at, unknown: `cannot tell whether ${whose} may ask DNS: ${doubt}` };
    return {
      at,
      message: `network policy \`${name}\` lets ${whose} connect to others and no policy lets them ask DNS: no egress rule allows port 53 of the DNS pods`,
    };
  },
  fix: { safety: 'safe', edits: ({ at }) => [{ op: 'set', at: `${at}/-`, value: toDns }] },
};

/** True for a rule to what programs know by a name: pods, or whatever listens on a port. */
function needsNames({ peers, ports }: NetworkRule): boolean {
  if (peers.length === 0) return ports.length > 0;
  return peers.some(({ ipBlock }) => ipBlock === undefined);
}

function reachesDns(pod: PodResource, snapshot: Snapshot): boolean {
  return policiesFor(pod, snapshot).some(
    ({ policy, resource }) =>
      policy.isolatesEgress && policy.egress.some((rule) => allowsDns(rule, resource.namespace)),
  );
}

/** In doubt a rule allows it: a named port, or namespaces by labels of their own. */
function allowsDns(rule: NetworkRule, namespace: string | undefined): boolean {
  const byName = rule.ports.some(({ port, protocol }) => typeof port === 'string' && protocol === 'UDP');
  if (!byName && !dnsPorts.some((port) => includesPort(rule, 'UDP', port))) return false;
  return rule.peers.length === 0 || rule.peers.some((peer) => mayBeDns(peer, rule, namespace));
}

function mayBeDns(
  { ipBlock, namespaceSelector }: NetworkPeer,
  { ports }: NetworkRule,
  namespace: string | undefined,
): boolean {
  if (ipBlock !== undefined) return ports.length > 0 || isInside(ipBlock);
  if (namespaceSelector === undefined) return namespace !== undefined && dnsNamespaces.includes(namespace);
  return isOpen(namespaceSelector);
}

/** True where a block holds or lies in addresses that clusters use themselves. */
function isInside({ cidr }: IpBlock): boolean {
  const block = parseCidr(cidr);
  return block === undefined || inside.some((own) => includesBlock(block, own) || includesBlock(own, block));
}

/** True where a selector for namespaces may take one with DNS servers. */
function isOpen(selector: Selector): boolean {
  const keys = [...selector.matchLabels.keys(), ...selector.matchExpressions.map(({ key }) => key)];
  if (keys.some((key) => key !== nameLabel)) return true;
  return dnsNamespaces.some((name) => selects(selector, new Map([[nameLabel, name]])));
}

/** Lets pods ask the DNS servers of the cluster. */
const toDns = {
  to: [
    {
      namespaceSelector: { matchLabels: { [nameLabel]: 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
  ],
};
