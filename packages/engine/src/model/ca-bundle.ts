import type { Fields } from './fields.ts';
import { kindNameOf, type KindName, type Resource } from './resource.ts';

/** Annotations by which something fills `caBundle` in. */
const injectors: readonly string[] = [
  'cert-manager.io/inject-ca-from',
  'cert-manager.io/inject-ca-from-secret',
  'cert-manager.io/inject-apiserver-ca',
  'certmanager.k8s.io/inject-ca-from',
  'service.beta.openshift.io/inject-cabundle',
  'service.alpha.openshift.io/inject-cabundle',
];

/** True where an annotation asks for every `caBundle` of the resource to be filled in. */
export function hasInjectedCaBundle({ metadata }: Resource): boolean {
  const annotations = metadata?.map('annotations');
  return annotations !== undefined && injectors.some((key) => annotations.has(key));
}

/** How the API server calls somebody, and by which authorities it knows them. */
export interface Client {
  /** Holds `caBundle`, and for a webhook `service` or `url`. */
  readonly fields: Fields;
  /** Who is called, as messages name it. */
  readonly who: string;
}

const definition: KindName = 'CustomResourceDefinition.apiextensions.k8s.io';
const aggregated: KindName = 'APIService.apiregistration.k8s.io';
const registrations: readonly KindName[] = [
  'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
  'MutatingWebhookConfiguration.admissionregistration.k8s.io',
];

/** The kinds that hold a `caBundle`. */
export const caBundleKinds: readonly KindName[] = [...registrations, definition, aggregated];

/** Whom the API server calls because of a resource: admission webhooks, a conversion webhook, an aggregated API. */
export function clientsOf(resource: Resource): readonly Client[] {
  const kindName = kindNameOf(resource);
  if (kindName === definition) {
    const fields = conversionClientOf(resource);
    return fields === undefined ? [] : [{ fields, who: 'the conversion webhook' }];
  }
  if (kindName === aggregated) {
    const fields = resource.fields.map('spec');
    return fields === undefined ? [] : [{ fields, who: `the service behind \`${resource.name}\`` }];
  }
  if (!registrations.includes(kindName)) return [];
  return resource.fields.maps('webhooks').flatMap((webhook) => {
    const fields = webhook.map('clientConfig');
    return fields === undefined ? [] : [{ fields, who: `webhook \`${webhook.string('name') ?? ''}\`` }];
  });
}

/** Where the conversion webhook of a CustomResourceDefinition is, in the present form and in that of `v1beta1`. */
export function conversionClientOf({ fields }: Resource): Fields | undefined {
  const conversion = fields.map('spec')?.map('conversion');
  return conversion?.map('webhook')?.map('clientConfig') ?? conversion?.map('webhookClientConfig');
}
