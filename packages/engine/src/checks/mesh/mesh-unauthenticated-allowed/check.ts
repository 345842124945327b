import type { Fields } from '../../../model/fields.ts';
import type { Edit, ResourceCheck, Violation } from '../../check.ts';
import { inboundPolicy, openPolicies, withIdentity } from '../linkerd-policy.ts';
import type { Resource } from '../../../model/resource.ts';

export const meshUnauthenticatedAllowed: ResourceCheck = {
  id: 'mesh-unauthenticated-allowed',
  title: 'Mesh lets callers in without identity',
  severity: 'medium',
  gain: 'Any pod in the network, in the mesh or not, calls the workload.',
  why: 'A policy that allows unauthenticated callers leaves nothing of the mesh but encryption between those that happen to be in it.',
  remedy:
    'Write `all-authenticated`, `cluster-authenticated` or better `deny`, and allow named identities by an AuthorizationPolicy; in a ServerAuthorization name them under `meshTLS`.',
  references: [
    'https://linkerd.io/2/reference/authorization-policy/',
    'https://linkerd.io/2/features/server-policy/',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['Namespace', 'Server.policy.linkerd.io', 'ServerAuthorization.policy.linkerd.io'],
  evaluate: ({ kind, fields, metadata, name }) => {
    if (kind === 'Namespace')
      return openPolicy(metadata?.map('annotations'), inboundPolicy, `namespace \`${name}\``);
    const spec = fields.map('spec');
    if (kind === 'Server') return openPolicy(spec, 'accessPolicy', `server \`${name}\``);
    const client = spec?.map('client');
    if (client?.boolean('unauthenticated') !== true) return undefined;
    return {
      at: client.pointer('unauthenticated'),
      message: `\`${name}\` lets clients in without an identity`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that each caller is in the mesh: `request_total` of the proxy counts the others by `tls` other than `true`.',
    edits: ({ at }, resource) => demanding(resource, at),
  },
};

function openPolicy(fields: Fields | undefined, key: string, what: string): Violation | undefined {
  const policy = fields?.string(key);
  if (fields === undefined || policy === undefined || !openPolicies.has(policy)) return undefined;
  return {
    at: fields.pointer(key),
    message: `${what} lets callers in without an identity: its policy is \`${policy}\``,
  };
}

/** The same callers, as far as they have an identity; in a ServerAuthorization those that it names, else all. */
function demanding({ kind, fields, metadata }: Resource, at: string): readonly Edit[] {
  const spec = fields.map('spec');
  const client = kind === 'ServerAuthorization' ? spec?.map('client') : undefined;
  if (client !== undefined) {
    const place = client.pointer('meshTLS');
    const named: Edit = { op: 'set', at: place, value: { identities: ['*'] } };
    return [{ op: 'remove', at }, ...(client.has('meshTLS') ? [] : [named])];
  }
  const policy =
    kind === 'Namespace' ? metadata?.map('annotations')?.string(inboundPolicy) : spec?.string('accessPolicy');
  return policy === undefined ? [] : [{ op: 'set', at, value: withIdentity(policy) }];
}
