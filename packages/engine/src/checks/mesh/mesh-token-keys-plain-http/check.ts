import type { Edit, ResourceCheck } from '../../check.ts';
import type { Fields } from '../../../model/fields.ts';

export const meshTokenKeysPlainHttp: ResourceCheck = {
  id: 'mesh-token-keys-plain-http',
  title: 'Keys of tokens are fetched over HTTP',
  severity: 'high',
  gain: 'Whoever sits in between hands out keys of their own, and then signs tokens that the mesh believes.',
  why: 'The keys at `jwksUri` decide which tokens are genuine, and plain HTTP does not tell from whom they come.',
  remedy: 'Write the address with `https://`, or put the keys under `jwks`.',
  references: [
    'https://istio.io/latest/docs/reference/config/security/jwt/',
    'RFC 8725, 3.10 (Do Not Trust Received Claims)',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['RequestAuthentication.security.istio.io'],
  evaluate: ({ fields, name }) =>
    fields
      .map('spec')
      ?.maps('jwtRules')
      .flatMap((rule) => {
        const address = rule.string('jwksUri') ?? rule.string('jwks_uri') ?? '';
        if (!address.toLowerCase().startsWith('http://')) return [];
        return {
          at: rule.pointer(rule.has('jwksUri') ? 'jwksUri' : 'jwks_uri'),
          message: `\`${name}\` fetches the keys of tokens in clear, from \`${address}\``,
        };
      }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify with `curl` that the keys are there by `https://`, with a certificate that the mesh trusts: tokens are refused otherwise.',
    edits: ({ at }, { fields }) => secured(fields, at),
  },
};

/** A port behind the host is that of plain HTTP; nobody knows from here which one has TLS. */
const withoutPort = /^http:\/\/([^/:?#@]+)(?=[/?#]|$)/iu;

function secured(fields: Fields, at: string): readonly Edit[] {
  const rule = fields
    .map('spec')
    ?.maps('jwtRules')
    .find((one) => at.startsWith(`${one.at}/`));
  const address = rule?.string('jwksUri') ?? rule?.string('jwks_uri') ?? '';
  if (!withoutPort.test(address)) return [];
  return [{ op: 'set', at, value: `https${address.slice('http'.length)}` }];
}
