import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck, Violation } from '../../check.ts';
import { faultOfBundle } from '../ca-bundle.ts';
import { webhookKinds, webhookName, webhooksOf } from '../webhooks.ts';

/** Annotations by which something fills `caBundle` in. */
const injectors: readonly string[] = [
  'cert-manager.io/inject-ca-from',
  'cert-manager.io/inject-ca-from-secret',
  'cert-manager.io/inject-apiserver-ca',
  'certmanager.k8s.io/inject-ca-from',
  'service.beta.openshift.io/inject-cabundle',
  'service.alpha.openshift.io/inject-cabundle',
];

export const webhookCaBundleBad: ResourceCheck = {
  id: 'webhook-ca-bundle-bad',
  title: 'Webhook has no usable CA bundle',
  severity: 'low',
  gain: 'A webhook that fails open is never asked, so its rules hold nobody back.',
  why: 'Without a certificate authority to trust, every call of the API server to the webhook fails.',
  remedy:
    'Write the base64 form of the PEM certificate of the authority under `caBundle`, or let an injector fill it in by its annotation, such as `cert-manager.io/inject-ca-from`.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#contacting-the-webhook',
    'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#contacting-the-webhook',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: [...webhookKinds, 'CustomResourceDefinition.apiextensions.k8s.io'],
  evaluate: (resource) => {
    const annotations = resource.metadata?.map('annotations');
    if (annotations !== undefined && injectors.some((key) => annotations.has(key))) return undefined;
    if (resource.kind === 'CustomResourceDefinition') {
      const conversion = resource.fields.map('spec')?.map('conversion');
      const client =
        conversion?.map('webhook')?.map('clientConfig') ?? conversion?.map('webhookClientConfig');
      return client === undefined ? undefined : judge(client, 'the conversion webhook');
    }
    const violations: Violation[] = [];
    for (const webhook of webhooksOf(resource)) {
      const client = webhook.map('clientConfig');
      const violation = client === undefined ? undefined : judge(client, webhookName(webhook));
      if (violation !== undefined) violations.push(violation);
    }
    return violations;
  },
};

function judge(client: Fields, who: string): Violation | undefined {
  const bundle = client.string('caBundle');
  const fault = bundle === undefined ? undefined : faultOfBundle(bundle);
  if (fault === undefined) return undefined;
  return {
    at: client.pointer('caBundle'),
    message: `the \`caBundle\` of ${who} ${fault}, and no annotation asks for one to be filled in`,
  };
}
