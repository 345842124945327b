import type { ResourceCheck, Violation } from '../../check.ts';
import { externalHostIn } from '../external-host.ts';
import { webhookKinds, webhookName, webhooksOf } from '../webhooks.ts';

export const webhookExternalUrl: ResourceCheck = {
  id: 'webhook-external-url',
  title: 'Admission data leaves the cluster',
  severity: 'medium',
  gain: 'Whoever holds that address reads each object that the rules match, Secrets included, and decides what is admitted.',
  why: 'The API server sends whole objects to the `url` of a webhook, wherever that is, and waits for the answer.',
  remedy: 'Run the webhook in the cluster and name it under `clientConfig.service`.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#contacting-the-webhook',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: webhookKinds,
  evaluate: (resource) => {
    const violations: Violation[] = [];
    for (const webhook of webhooksOf(resource)) {
      const client = webhook.map('clientConfig');
      const url = client?.string('url');
      if (client === undefined || url === undefined) continue;
      const host = externalHostIn(url);
      if (host === undefined) continue;
      violations.push({
        at: client.pointer('url'),
        message: `${webhookName(webhook)} gets the objects of the cluster at \`${host}\`, outside of it`,
      });
    }
    return violations;
  },
};
