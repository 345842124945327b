import type { Edit, ResourceCheck, Violation } from '../../check.ts';
import { failurePolicyOf, validatingWebhookKind, webhookName, webhooksOf } from '../webhooks.ts';
import type { Fields } from '../../../model/fields.ts';
import type { Resource } from '../../../model/resource.ts';
import { leavingOut, lockedNamespaces } from '../locked-namespaces.ts';

export const webhookAuthorCanOptOut: ResourceCheck = {
  id: 'webhook-author-can-opt-out',
  title: 'Authors of objects can skip the webhook',
  severity: 'medium',
  gain: 'Whoever may create the object puts a label on it and gets past the webhook.',
  why: "An `objectSelector` looks at labels of the object itself, and those are its author's to choose.",
  remedy:
    'Remove the opt-out from `objectSelector`, and leave objects out by `namespaceSelector` or by `matchConditions` on what their authors cannot set.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-objectselector',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: [validatingWebhookKind],
  evaluate: (resource) => {
    const violations: Violation[] = [];
    for (const webhook of webhooksOf(resource)) {
      for (const expression of webhook.map('objectSelector')?.maps('matchExpressions') ?? []) {
        if (!isOptOut(expression)) continue;
        const values = expression.strings('values').map((value) => `\`${value}\``);
        violations.push({
          at: expression.at,
          message: `an object with the label \`${expression.string('key') ?? ''}\`${
            expression.string('operator') === 'NotIn' ? ` of value ${values.join(' or ')}` : ''
          } is not shown to ${webhookName(webhook)}`,
        });
      }
    }
    return violations;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that objects with that label pass the webhook: they are shown to it then, and refused where they break its rules.',
    edits: ({ at }, resource) => lookingAtAll(resource, at),
  },
};

function isOptOut(expression: Fields): boolean {
  const operator = expression.string('operator');
  return operator === 'NotIn' || operator === 'DoesNotExist';
}

/** Where nothing else is left of the selector, the webhook must not lock what it needs to come up. */
function lookingAtAll(resource: Resource, at: string): readonly Edit[] {
  const webhook = webhooksOf(resource).find((one) => at.startsWith(`${one.at}/`));
  const selector = webhook?.map('objectSelector');
  if (webhook === undefined || selector === undefined) return [];
  const isEmptied = !selector.has('matchLabels') && selector.maps('matchExpressions').every(isOptOut);
  const locks = isEmptied && failurePolicyOf(resource, webhook) === 'Fail';
  const leftOut = leavingOut(webhook, locks ? lockedNamespaces(webhook) : []);
  return leftOut === undefined ? [] : [{ op: 'remove', at }, ...leftOut];
}
