import type { Fields } from './fields.ts';
import type { Resource } from './resource.ts';
import { selectorAt, type Selector } from './selector.ts';

/** Which pods a NetworkPolicy isolates, and what it lets through. */
export interface NetworkPolicy {
  /** The pods it is about; a policy without `podSelector` is about every pod of its namespace. */
  readonly podSelector: Selector;
  readonly isolatesIngress: boolean;
  readonly isolatesEgress: boolean;
  readonly ingress: readonly NetworkRule[];
  readonly egress: readonly NetworkRule[];
}

/** What one rule allows: traffic of any of the peers on any of the ports. */
export interface NetworkRule {
  readonly at: string;
  /** Empty: everybody. */
  readonly peers: readonly NetworkPeer[];
  /** Empty: every port. */
  readonly ports: readonly NetworkPolicyPort[];
}

export interface NetworkPeer {
  readonly at: string;
  readonly podSelector: Selector | undefined;
  /** `undefined` beside a `podSelector`: the policy's own namespace. */
  readonly namespaceSelector: Selector | undefined;
  readonly ipBlock: IpBlock | undefined;
}

export interface IpBlock {
  readonly at: string;
  readonly cidr: string;
  readonly except: readonly string[];
}

export interface NetworkPolicyPort {
  readonly at: string;
  readonly protocol: string;
  /** The number or the name of a container's port; `undefined` for every port. */
  readonly port: number | string | undefined;
  readonly endPort: number | undefined;
}

/** The spec of a NetworkPolicy, with the defaults of the API server. */
export function networkPolicyOf({ fields }: Resource): NetworkPolicy {
  const spec = fields.map('spec');
  const types = spec?.strings('policyTypes') ?? [];
  const egress = spec?.maps('egress').map((rule) => readRule(rule, 'to')) ?? [];
  return {
    podSelector: selectorAt(spec, 'podSelector') ?? {
      at: `${fields.pointer('spec')}/podSelector`,
      matchLabels: noLabels,
      matchExpressions: [],
    },
    isolatesIngress: types.length === 0 || types.includes('Ingress'),
    isolatesEgress: types.length === 0 ? egress.length > 0 : types.includes('Egress'),
    ingress: spec?.maps('ingress').map((rule) => readRule(rule, 'from')) ?? [],
    egress,
  };
}

const noLabels: ReadonlyMap<string, string> = new Map();

function readRule(fields: Fields, peersKey: 'from' | 'to'): NetworkRule {
  return {
    at: fields.at,
    peers: fields.maps(peersKey).map(readPeer),
    ports: fields.maps('ports').map(readPort),
  };
}

function readPeer(fields: Fields): NetworkPeer {
  const block = fields.map('ipBlock');
  return {
    at: fields.at,
    podSelector: selectorAt(fields, 'podSelector'),
    namespaceSelector: selectorAt(fields, 'namespaceSelector'),
    ipBlock:
      block === undefined
        ? undefined
        : { at: block.at, cidr: block.string('cidr') ?? '', except: block.strings('except') },
  };
}

function readPort(fields: Fields): NetworkPolicyPort {
  return {
    at: fields.at,
    protocol: fields.string('protocol') ?? 'TCP',
    port: fields.integerOrString('port'),
    endPort: fields.integer('endPort'),
  };
}
