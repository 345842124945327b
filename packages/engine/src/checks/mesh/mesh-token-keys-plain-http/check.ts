import type { ResourceCheck } from '../../check.ts';

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
};
