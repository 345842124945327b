import type { ResourceCheck, Violation } from '../../check.ts';
import { validatingWebhookKind, webhookName, webhooksOf } from '../webhooks.ts';

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
        const operator = expression.string('operator');
        if (operator !== 'NotIn' && operator !== 'DoesNotExist') continue;
        const values = expression.strings('values').map((value) => `\`${value}\``);
        violations.push({
          at: expression.at,
          message: `an object with the label \`${expression.string('key') ?? ''}\`${
            operator === 'NotIn' ? ` of value ${values.join(' or ')}` : ''
          } is not shown to ${webhookName(webhook)}`,
        });
      }
    }
    return violations;
  },
};
