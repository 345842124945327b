import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck, Violation } from '../../check.ts';
import { webhookKinds, webhookName, webhooksOf } from '../webhooks.ts';

export const webhookMatchPolicyExact: ResourceCheck = {
  id: 'webhook-match-policy-exact',
  title: 'Admission webhook misses other API versions',
  severity: 'medium',
  gain: 'Whoever sends the same object in another API version that the cluster serves gets past the webhook.',
  why: 'With `matchPolicy: Exact` the rules hold for the versions they list and for no other; `Equivalent` converts the object first.',
  remedy: 'Set `matchPolicy: Equivalent`, or remove the line: it is the default.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-matchpolicy',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: webhookKinds,
  evaluate: (resource) => {
    const violations: Violation[] = [];
    for (const webhook of webhooksOf(resource)) {
      const written = webhook.string('matchPolicy');
      if ((written ?? (resource.version === 'v1beta1' ? 'Exact' : 'Equivalent')) !== 'Exact') continue;
      if (listsEveryVersion(webhook)) continue;
      violations.push({
        at: webhook.pointer('matchPolicy'),
        message: `${webhookName(webhook)} sees objects only in the API versions that its rules list: \`matchPolicy\` ${
          written === undefined ? 'is not set, and the default of `v1beta1` is' : 'is'
        } \`Exact\``,
      });
    }
    return violations;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the webhook accepts what it sees then: the same objects sent in other versions, converted to that of its rules.',
    edits: ({ at }, { version }) => [
      version === 'v1beta1' ? { op: 'set', at, value: 'Equivalent' } : { op: 'remove', at },
    ],
  },
};

/** A rule for every group and version leaves no other one. */
function listsEveryVersion(webhook: Fields): boolean {
  const rules = webhook.maps('rules');
  return (
    rules.length > 0 && rules.every((rule) => isEvery(rule, 'apiGroups') && isEvery(rule, 'apiVersions'))
  );
}

function isEvery(rule: Fields, key: 'apiGroups' | 'apiVersions'): boolean {
  return rule.strings(key).includes('*');
}
