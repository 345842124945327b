import type { Fields } from '../../../model/fields.ts';
import type { Resource } from '../../../model/resource.ts';
import type { ResourceCheck, Violation } from '../../check.ts';

const istio = 'security.istio.io';

export const meshAuthorizationAllowsAll: ResourceCheck = {
  id: 'mesh-authorization-allows-all',
  title: 'Authorization policy of the mesh allows everything',
  severity: 'medium',
  gain: 'A break-in into any pod of the mesh may call the workload with every method and path.',
  why: 'A rule without any condition matches every request, and a wildcard as the only condition every caller of the mesh. Other rules beside it change nothing.',
  remedy:
    'Name the callers, such as `principals: [cluster.local/ns/shop/sa/web]`, or remove the rule: no rule allows nothing.',
  references: [
    'https://istio.io/latest/docs/reference/config/security/authorization-policy/',
    'https://linkerd.io/2/reference/authorization-policy/',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: [
    `AuthorizationPolicy.${istio}`,
    'MeshTLSAuthentication.policy.linkerd.io',
    'NetworkAuthentication.policy.linkerd.io',
  ],
  evaluate: (resource) => {
    const spec = resource.fields.map('spec');
    if (spec === undefined) return undefined;
    if (resource.group === istio) return rulesForAll(spec, resource);
    return resource.kind === 'MeshTLSAuthentication' ? identitiesOfAll(spec) : wholeNetworks(spec);
  },
};

function rulesForAll(spec: Fields, { name }: Resource): readonly Violation[] | undefined {
  if ((spec.string('action') ?? 'ALLOW') !== 'ALLOW') return undefined;
  return spec.maps('rules').flatMap((rule) => {
    if (rule.maps('to').length > 0 || rule.maps('when').length > 0) return [];
    const from = rule.maps('from');
    if (from.length === 0)
      return [{ at: rule.at, message: `\`${name}\` allows every request: this rule has no condition` }];
    return from.flatMap((entry) => wideSource(entry.map('source'), name));
  });
}

const wildcards: ReadonlyMap<string, string> = new Map([
  ['principals', 'every identity of the mesh'],
  ['namespaces', 'every namespace of the mesh'],
  ['requestPrincipals', 'everybody with a token of any kind'],
]);
const anywhere: ReadonlySet<string> = new Set(['0.0.0.0/0', '::/0']);

/** A source that any caller fits; each further condition of it narrows it. */
function wideSource(source: Fields | undefined, name: string): readonly Violation[] {
  const keys = Object.keys(source?.object ?? {});
  const [key = ''] = keys;
  if (source === undefined || keys.length !== 1) return [];
  if (wildcards.has(key) && source.strings(key).includes('*'))
    return [{ at: source.pointer(key), message: `\`${name}\` allows ${wildcards.get(key)} every request` }];
  if (
    (key === 'ipBlocks' || key === 'remoteIpBlocks') &&
    source.strings(key).some((block) => anywhere.has(block))
  )
    return [{ at: source.pointer(key), message: `\`${name}\` allows every address every request` }];
  return [];
}

function identitiesOfAll(spec: Fields): readonly Violation[] | undefined {
  const index = spec.strings('identities').indexOf('*');
  if (index < 0) return undefined;
  return [
    {
      at: `${spec.pointer('identities')}/${index}`,
      message: 'every identity of the mesh fits: `*` names them all',
    },
  ];
}

function wholeNetworks(spec: Fields): readonly Violation[] {
  return spec.maps('networks').flatMap((network) => {
    const cidr = network.string('cidr') ?? '';
    if (!anywhere.has(cidr) || network.strings('except').length > 0) return [];
    return [
      {
        at: network.pointer('cidr'),
        message: `every address fits \`${cidr}\`, and no identity is asked for`,
      },
    ];
  });
}
