import { conversionClientOf } from '../../../model/ca-bundle.ts';
import type { ResourceCheck } from '../../check.ts';
import { externalHostIn } from '../external-host.ts';

export const conversionWebhookExternalUrl: ResourceCheck = {
  id: 'conversion-webhook-external-url',
  title: 'Custom resources leave the cluster for conversion',
  severity: 'medium',
  gain: 'Whoever holds that address reads each custom resource, and changes it on its way in and out of the store.',
  why: 'The API server sends whole objects to the `url` of a conversion webhook whenever they are read or written in another version.',
  remedy: 'Run the webhook in the cluster and name it under `clientConfig.service`.',
  references: [
    'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#url',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['CustomResourceDefinition.apiextensions.k8s.io'],
  evaluate: (resource) => {
    const client = conversionClientOf(resource);
    const url = client?.string('url');
    const host = url === undefined ? undefined : externalHostIn(url);
    if (client === undefined || host === undefined) return undefined;
    return {
      at: client.pointer('url'),
      message: `objects of \`${resource.name}\` are converted at \`${host}\`, outside of the cluster`,
    };
  },
};
