import type { ResourceCheck } from '../../check.ts';

export const meshTokenAudienceMissing: ResourceCheck = {
  id: 'mesh-token-audience-missing',
  title: 'Tokens for other services are accepted',
  severity: 'low',
  gain: 'Whoever gets a token for any service of the same issuer uses it here.',
  why: 'Without `audiences` a token counts for whomever it was made, so each service that sees tokens can use them at the others.',
  remedy: 'List the name of this service under `audiences`, and let the issuer put it into its tokens.',
  references: [
    'https://istio.io/latest/docs/reference/config/security/jwt/',
    'RFC 8725, 3.9 (Use and Validate Audience)',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: ['RequestAuthentication.security.istio.io'],
  evaluate: ({ fields, name }) =>
    fields
      .map('spec')
      ?.maps('jwtRules')
      .flatMap((rule) =>
        rule.strings('audiences').length > 0
          ? []
          : {
              at: rule.pointer('audiences'),
              message: `\`${name}\` accepts tokens of \`${rule.string('issuer') ?? ''}\` for any service: no \`audiences\` are named`,
            },
      ),
};
