import { clientsOf, hasInjectedCaBundle, type Client } from '../../../model/ca-bundle.ts';
import type { ResourceCheck, Violation } from '../../check.ts';
import { faultOfBundle } from '../ca-bundle.ts';
import { webhookKinds } from '../webhooks.ts';

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
  evaluate: (resource) =>
    hasInjectedCaBundle(resource) ? undefined : clientsOf(resource).flatMap((client) => judge(client)),
};

function judge({ fields, who }: Client): readonly Violation[] {
  const bundle = fields.string('caBundle');
  const fault = bundle === undefined ? undefined : faultOfBundle(bundle);
  if (fault === undefined) return [];
  return [
    {
      at: fields.pointer('caBundle'),
      message: `the \`caBundle\` of ${who} ${fault}, and no annotation asks for one to be filled in`,
    },
  ];
}
