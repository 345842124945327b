import type { Fields } from '../../model/fields.ts';
import type { KindName, Resource } from '../../model/resource.ts';

export const validatingWebhookKind: KindName = 'ValidatingWebhookConfiguration.admissionregistration.k8s.io';
export const mutatingWebhookKind: KindName = 'MutatingWebhookConfiguration.admissionregistration.k8s.io';

/** The two kinds that register admission webhooks. */
export const webhookKinds: readonly KindName[] = [validatingWebhookKind, mutatingWebhookKind];

/** The webhooks of a configuration. */
export function webhooksOf({ fields }: Resource): readonly Fields[] {
  return fields.maps('webhooks');
}

/** What happens when a webhook cannot be asked: as written, else the default of the API version. */
export function failurePolicyOf({ version }: Resource, webhook: Fields): string {
  return webhook.string('failurePolicy') ?? (version === 'v1beta1' ? 'Ignore' : 'Fail');
}

/** A webhook as messages name it. */
export function webhookName(webhook: Fields): string {
  return `webhook \`${webhook.string('name') ?? ''}\``;
}
