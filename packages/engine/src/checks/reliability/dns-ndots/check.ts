import { appended } from '../../hygiene/list-entry.ts';
import type { PodCheck } from '../../check.ts';

/** With two dots a name such as `web.shop` is still completed first, and `api.example.com` is not. */
const most = 2;

export const dnsNdots: PodCheck = {
  id: 'dns-ndots',
  title: 'Resolver tries every name several times',
  severity: 'info',
  gain: 'Whoever makes the program look names up multiplies the load on the DNS of the cluster.',
  why: 'With the default `ndots:5` a name with fewer than five dots is tried with every search domain first, so most look-ups of outside names fail several times.',
  remedy:
    'Set `dnsConfig.options` to `name: ndots`, `value: "2"`, or write outside names with a dot at the end.',
  references: ['https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config'],
  aliases: ['kube-linter:dnsconfig-options'],
  profile: 'strict',
  on: 'pod',
  evaluate: (pod) => {
    if (!usesClusterDns(pod.spec.string('dnsPolicy') || 'ClusterFirst', pod.hostNetwork) || pod.runsOnWindows)
      return undefined;
    const config = pod.spec.map('dnsConfig');
    const option = config?.maps('options').findLast((one) => one.string('name') === 'ndots');
    const value = option?.string('value');
    if (value !== undefined && Number(value) <= most) return undefined;
    const { kind, name } = pod.resource;
    return {
      at: option?.pointer('value') ?? `${pod.spec.pointer('dnsConfig')}/options`,
      message: `the pods of ${kind} \`${name}\` try a name with every search domain first: \`ndots\` is ${value === undefined ? 'not set, and its default is 5' : `\`${value}\``}`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program looks up no name with two dots that needs a search domain, such as `web.shop.svc`: search its settings.',
    edits: ({ at }, { spec }) => {
      if (at.endsWith('/value')) return [{ op: 'set', at, value: String(most) }];
      const option = { name: 'ndots', value: String(most) };
      const config = spec.map('dnsConfig');
      return config === undefined
        ? [{ op: 'set', at, value: [option] }]
        : appended(config, 'options', [option]);
    },
  },
};

/** On the network of the node `ClusterFirst` means the resolver of the node, whose options count. */
function usesClusterDns(policy: string, hostNetwork: boolean): boolean {
  return policy === 'ClusterFirstWithHostNet' || (policy === 'ClusterFirst' && !hostNetwork);
}
