import type { ResourceCheck } from '../../check.ts';

const open: ReadonlySet<string> = new Set(['ALLOW_ANY', 'ALLOW_ANY_DYNAMIC_DNS']);

export const meshOutboundAllowAny: ResourceCheck = {
  id: 'mesh-outbound-allow-any',
  title: 'Proxy lets everything out',
  severity: 'low',
  gain: 'A break-in sends data anywhere and fetches tools from anywhere, with nothing but an unnamed entry in the log.',
  why: 'With `ALLOW_ANY` the proxy passes on what goes to hosts that the mesh does not know.',
  remedy:
    'Write `mode: REGISTRY_ONLY` with a ServiceEntry for each host outside, and a NetworkPolicy as the boundary.',
  references: [
    'https://istio.io/latest/docs/reference/config/networking/sidecar/#OutboundTrafficPolicy-Mode',
    'https://istio.io/latest/docs/ops/best-practices/security/',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: ['Sidecar.networking.istio.io'],
  evaluate: ({ fields, name }) => {
    const policy = fields.map('spec')?.map('outboundTrafficPolicy');
    const mode = policy?.string('mode') ?? '';
    if (policy === undefined || !open.has(mode)) return undefined;
    return {
      at: policy.pointer('mode'),
      message: `\`${name}\` lets traffic out to every host: its mode is \`${mode}\``,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that each host outside has a ServiceEntry: the access log of the proxy names the others `PassthroughCluster`.',
    edits: ({ at }) => [{ op: 'set', at, value: 'REGISTRY_ONLY' }],
  },
};
