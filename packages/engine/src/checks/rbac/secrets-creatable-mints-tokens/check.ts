import { entryFor, type Right } from '../../../analyzers/rbac/rights.ts';
import { grants, isBuiltIn, resourceEntry, roleKinds, roleOf } from '../../../model/rbac.ts';
import type { ResourceCheck } from '../../check.ts';

const create = { verb: 'create', group: '', resource: 'secrets' };
/** A `patch` or `update` answers with the whole object. */
const read: Right = { group: '', resource: 'secrets', verbs: ['get', 'list', 'watch', 'patch', 'update'] };

export const secretsCreatableMintsTokens: ResourceCheck = {
  id: 'secrets-creatable-mints-tokens',
  title: 'Role makes Secrets and reads them',
  severity: 'high',
  gain: 'Whoever holds it makes itself a lasting token for any service account in reach.',
  why: 'A Secret of type `kubernetes.io/service-account-token` that names an account is filled with a token of it, which stays valid until the Secret is deleted.',
  remedy:
    'Keep `create` and the verbs that read apart, and name the Secrets that are read in `resourceNames` of a rule in a role of its own.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets',
  ],
  aliases: [],
  profile: 'strict',
  impliedBy: ['wildcard-in-rule', 'wildcard-verbs-and-resources'],
  on: 'resource',
  kinds: roleKinds,
  evaluate: (resource) => {
    const { rules } = roleOf(resource);
    const maker = rules.find((rule) => grants(rule, create));
    if (maker === undefined || isBuiltIn(resource)) return undefined;
    const reader = rules.find((rule) => entryFor(rule, read) >= 0);
    if (reader === undefined) return undefined;
    return {
      at: `${maker.at}/resources/${resourceEntry(maker, 'secrets')}`,
      message: `${resource.kind} \`${resource.name}\` grants \`create\` on \`secrets\` and lets them be read: whoever is bound to it mints tokens of other service accounts`,
      evidence: [{ text: 'this rule lets them be read', at: reader.at }],
    };
  },
};
