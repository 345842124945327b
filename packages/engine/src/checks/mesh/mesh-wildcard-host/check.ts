import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck, Violation } from '../../check.ts';

/** Every name, in every namespace or in those of one. */
const everything = /^(?:[^/]+\/)?\*$/u;

export const meshWildcardHost: ResourceCheck = {
  id: 'mesh-wildcard-host',
  title: 'Mesh routing takes every host name',
  severity: 'low',
  gain: 'Whoever may write such a resource, or breaks into what it routes to, gets requests that were meant for others.',
  why: 'A wildcard catches names that belong to other teams, or that nobody has given out yet.',
  remedy: 'Name the hosts, in a gateway with the namespace in front, as in `shop/www.example.com`.',
  references: [
    'https://istio.io/latest/docs/ops/best-practices/security/#avoid-overly-broad-hosts-configurations',
    'https://istio.io/latest/docs/reference/config/networking/gateway/#Server',
    'https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: [
    'Gateway.networking.istio.io',
    'VirtualService.networking.istio.io',
    'ServiceEntry.networking.istio.io',
  ],
  evaluate: ({ kind, fields, name }) => {
    const spec = fields.map('spec');
    if (spec === undefined) return undefined;
    if (kind === 'Gateway') return spec.maps('servers').flatMap((server) => wildcardsIn(server, kind, name));
    return wildcardsIn(spec, kind, name);
  },
};

/** East-west gateways of a mesh over several networks pass every name of the mesh through, and carry only TCP and TLS of it. */
function wildcardsIn(holder: Fields, kind: string, name: string): readonly Violation[] {
  const protocol = holder.map('port')?.string('protocol') ?? '';
  if (protocol === 'TCP' || holder.map('tls')?.string('mode') === 'AUTO_PASSTHROUGH') return [];
  return holder.strings('hosts').flatMap((host, index) =>
    everything.test(host)
      ? {
          at: `${holder.pointer('hosts')}/${index}`,
          message: `${kind} \`${name}\` takes every host name by \`${host}\``,
        }
      : [],
  );
}
