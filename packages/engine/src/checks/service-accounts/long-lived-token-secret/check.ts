import type { ResourceCheck } from '../../check.ts';

const tokenType = 'kubernetes.io/service-account-token';

export const longLivedTokenSecret: ResourceCheck = {
  id: 'long-lived-token-secret',
  title: 'Secret holds a token that never expires',
  severity: 'high',
  gain: 'Whoever reads the Secret once is the service account for as long as the Secret exists.',
  why: 'A token of this kind is bound to no pod and has no end, so a copy in a log or a backup stays valid.',
  remedy:
    'Remove the Secret, and take short tokens from the TokenRequest API, with `kubectl create token` or a projected volume.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets',
    'https://kubernetes.io/docs/concepts/security/service-accounts/#get-a-token',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['Secret'],
  evaluate: ({ fields, metadata, name }) => {
    if (fields.string('type') !== tokenType) return undefined;
    const account = metadata?.stringMap('annotations').get('kubernetes.io/service-account.name');
    return {
      at: fields.pointer('type'),
      message: `Secret \`${name}\` holds a token${account === undefined ? '' : ` of service account \`${account}\``} that never expires`,
    };
  },
};
