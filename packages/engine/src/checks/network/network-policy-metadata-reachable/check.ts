import { includesBlock, parseAddress, parseCidr, type Cidr } from '../../../model/cidr.ts';
import { networkPolicyOf, type IpBlock } from '../../../model/network-policy.ts';
import type { ResourceCheck } from '../../check.ts';
import { enforcedRules, includesPort, networkPolicyKinds } from '../policy-rules.ts';

/** Where clouds answer with credentials of the node, over HTTP: nearly all of them, and EC2 over IPv6. */
const metadataAddresses: readonly string[] = ['169.254.169.254', 'fd00:ec2::254'];

const metadata = metadataAddresses.flatMap((text) => {
  const block = parseAddress(text);
  return block === undefined ? [] : { text, block };
});

const http = 80;

export const networkPolicyMetadataReachable: ResourceCheck = {
  id: 'network-policy-metadata-reachable',
  title: 'Network policy lets pods reach cloud metadata',
  severity: 'medium',
  gain: 'Whoever breaks into the pod may fetch the cloud credentials of its node.',
  why: 'The metadata service of the cloud answers every caller on the node; the block of the rule holds its address, and its port is open.',
  remedy:
    'Put `169.254.169.254/32` under `except` of the block, in a block of IPv6 addresses `fd00:ec2::254/128`, or name the ports that are needed.',
  references: [
    'https://kubernetes.io/docs/concepts/security/security-checklist/#network-security',
    'https://kubernetes.io/docs/tasks/administer-cluster/securing-a-cluster/#restricting-cloud-metadata-api-access',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: networkPolicyKinds,
  evaluate: (resource) =>
    enforcedRules(networkPolicyOf(resource)).flatMap((rule) => {
      if (rule.isIngress || !includesPort(rule, 'TCP', http)) return [];
      return rule.peers.flatMap(({ ipBlock }) => {
        const address = ipBlock === undefined ? undefined : metadataIn(ipBlock);
        if (ipBlock === undefined || address === undefined) return [];
        return {
          at: `${ipBlock.at}/except`,
          message: `network policy \`${resource.name}\` lets pods reach the cloud metadata service: block \`${ipBlock.cidr}\` holds \`${address}\`, and \`except\` does not take it out`,
        };
      });
    }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that no pod takes credentials from the metadata service of the cloud: look for `169.254.169.254` in the flow logs.',
    edits: ({ at }, resource) => {
      const { egress } = networkPolicyOf(resource);
      const block = egress
        .flatMap(({ peers }) => peers)
        .find(({ ipBlock }) => at === `${ipBlock?.at}/except`)?.ipBlock;
      const address = block === undefined ? undefined : metadataIn(block);
      if (block === undefined || address === undefined) return [];
      const exception = `${address}/${address.includes(':') ? 128 : 32}`;
      // A block that is nothing else cannot do without it.
      if (block.cidr.trim() === exception) return [];
      return [{ op: 'set', at, value: [...block.except, exception] }];
    },
  },
};

/** The metadata address that a block leaves reachable. */
function metadataIn({ cidr, except }: IpBlock): string | undefined {
  const block = parseCidr(cidr);
  if (block === undefined) return undefined;
  const exceptions = except.flatMap((text) => parseCidr(text) ?? []);
  return metadata.find((one) => leaves(block, exceptions, one.block))?.text;
}

function leaves(block: Cidr, exceptions: readonly Cidr[], address: Cidr): boolean {
  return includesBlock(block, address) && !exceptions.some((exception) => includesBlock(exception, address));
}
