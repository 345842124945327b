import type { PodCheck } from '../../check.ts';

export const hostNetworkDnsPolicy: PodCheck = {
  id: 'host-network-dns-policy',
  title: "Host-network pod uses the node's resolver",
  severity: 'low',
  gain: "The names of Services resolve to nothing or, by the node's search domains, to hosts outside the cluster.",
  why: "On the node's network `ClusterFirst` is silently taken for `Default`, so the pod asks the node's name servers and not the cluster's.",
  remedy:
    "Set `dnsPolicy: ClusterFirstWithHostNet`, or `dnsPolicy: Default` where the node's resolver is meant.",
  references: [
    'Kubernetes, DNS for Services and Pods: for pods with `hostNetwork`, set the policy explicitly to `ClusterFirstWithHostNet`',
    'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy',
  ],
  aliases: [],
  profile: 'strict',
  on: 'pod',
  evaluate: ({ hostNetwork, runsOnWindows, spec }) => {
    // Windows does not support ClusterFirstWithHostNet.
    if (!hostNetwork || runsOnWindows) return undefined;
    const policy = spec.string('dnsPolicy') || undefined;
    if (policy !== undefined && policy !== 'ClusterFirst') return undefined;
    const says = policy === undefined ? '`dnsPolicy` is not set, and its default' : '`dnsPolicy`';
    const message = `the pod uses the node's resolver: ${says} \`ClusterFirst\` acts as \`Default\` on the node's network`;
    return { at: spec.pointer('dnsPolicy'), message };
  },
  fix: {
    safety: 'unsafe',
    verify:
      "Verify that the cluster's DNS answers before this pod runs, and knows all names that the program asks for: `nslookup NAME` in a pod.",
    edits: ({ at }) => [{ op: 'set', at, value: 'ClusterFirstWithHostNet' }],
  },
};
