import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck, Violation } from '../../check.ts';
import { inboundPolicy, openPolicies } from '../linkerd-policy.ts';

export const meshUnauthenticatedAllowed: ResourceCheck = {
  id: 'mesh-unauthenticated-allowed',
  title: 'Mesh lets callers in without identity',
  severity: 'medium',
  gain: 'Any pod in the network, in the mesh or not, calls the workload.',
  why: 'A policy that allows unauthenticated callers leaves nothing of the mesh but encryption between those that happen to be in it.',
  remedy: 'Write `all-authenticated` or better `deny`, and allow named identities by an AuthorizationPolicy.',
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
};

function openPolicy(fields: Fields | undefined, key: string, what: string): Violation | undefined {
  const policy = fields?.string(key);
  if (fields === undefined || policy === undefined || !openPolicies.has(policy)) return undefined;
  return {
    at: fields.pointer(key),
    message: `${what} lets callers in without an identity: its policy is \`${policy}\``,
  };
}
