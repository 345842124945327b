import type { Fields } from '../../../model/fields.ts';
import { caBundleKinds, clientsOf, hasInjectedCaBundle } from '../../../model/ca-bundle.ts';
import type { ResourceCheck } from '../../check.ts';

export const caBundleMissing: ResourceCheck = {
  id: 'ca-bundle-missing',
  title: 'Called service has no CA bundle',
  severity: 'low',
  gain: 'A webhook that fails open is never asked, so its rules hold nobody back; an aggregated or converted API is gone.',
  why: 'Without `caBundle` the API server trusts the authorities of its own machine, and none of them signs names such as `prices.shop.svc`.',
  remedy:
    'Write the base64 form of the PEM certificate of the authority under `caBundle`, or let an injector fill it in by its annotation, such as `cert-manager.io/inject-ca-from`.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#contacting-the-webhook',
    'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#contacting-the-webhook',
    'https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/api-service-v1/',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: caBundleKinds,
  evaluate: (resource) => {
    if (hasInjectedCaBundle(resource)) return undefined;
    return clientsOf(resource).flatMap(({ fields, who }) =>
      needsBundle(fields)
        ? {
            at: fields.pointer('caBundle'),
            message: `the API server cannot verify ${who}: \`caBundle\` is not set, and no annotation asks for one`,
          }
        : [],
    );
  },
};

/** A service in the cluster does, an address outside may have a certificate that everybody trusts. */
function needsBundle(client: Fields): boolean {
  return client.has('service') && !client.has('caBundle') && client.boolean('insecureSkipTLSVerify') !== true;
}
