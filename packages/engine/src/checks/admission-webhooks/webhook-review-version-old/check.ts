import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck, Violation } from '../../check.ts';
import { webhookKinds, webhookName, webhooksOf } from '../webhooks.ts';

export const webhookReviewVersionOld: ResourceCheck = {
  id: 'webhook-review-version-old',
  title: 'Webhook speaks the old review version only',
  severity: 'info',
  gain: 'Nothing today: when the API server drops `v1beta1`, a webhook that fails open stops judging anything.',
  why: '`v1` of the review has been there since Kubernetes 1.16, and `v1beta1` is deprecated; the registration must name a version that both sides know.',
  remedy: 'Update the webhook to a release that understands `v1`, and add `v1` to the list.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#request',
    'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#webhook-request-and-response',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: [...webhookKinds, 'CustomResourceDefinition.apiextensions.k8s.io'],
  evaluate: (resource) => {
    if (resource.kind === 'CustomResourceDefinition') {
      const conversion = resource.fields.map('spec')?.map('conversion');
      return oldOnly(
        conversion?.map('webhook') ?? conversion,
        'conversionReviewVersions',
        'the conversion webhook',
      );
    }
    return webhooksOf(resource).flatMap((webhook) =>
      oldOnly(webhook, 'admissionReviewVersions', webhookName(webhook)),
    );
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify by its release notes that the webhook understands `v1`: it is asked by that once the API server drops `v1beta1`.',
    edits: ({ at }) => [{ op: 'set', at: `${at}/-`, value: 'v1' }],
  },
};

function oldOnly(webhook: Fields | undefined, key: string, who: string): readonly Violation[] {
  const versions = webhook?.strings(key) ?? [];
  if (webhook === undefined || versions.length === 0 || versions.includes('v1')) return [];
  const named = versions.map((version) => `\`${version}\``).join(', ');
  return [{ at: webhook.pointer(key), message: `${who} is asked by ${named} only, not by \`v1\`` }];
}
