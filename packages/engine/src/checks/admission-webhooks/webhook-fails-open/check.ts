import type { Edit, ResourceCheck, Violation } from '../../check.ts';
import { failurePolicyOf, webhookKinds, webhookName, webhooksOf } from '../webhooks.ts';
import type { Resource } from '../../../model/resource.ts';
import { leavingOut, lockedNamespaces } from '../locked-namespaces.ts';

export const webhookFailsOpen: ResourceCheck = {
  id: 'webhook-fails-open',
  title: 'Admission webhook lets everything pass when down',
  severity: 'medium',
  gain: 'Whoever can stop or overload the webhook gets past its rules.',
  why: 'With `failurePolicy: Ignore` a request is admitted unseen whenever the webhook does not answer in time.',
  remedy:
    'Set `failurePolicy: Fail`, the default of `v1`, on webhooks that enforce security, and leave `kube-system` and the namespace of the webhook out of its `namespaceSelector`.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#failure-policy',
    'https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/',
  ],
  aliases: [],
  profile: 'strict',
  on: 'resource',
  kinds: webhookKinds,
  evaluate: (resource) => {
    const violations: Violation[] = [];
    for (const webhook of webhooksOf(resource)) {
      if (failurePolicyOf(resource, webhook) !== 'Ignore') continue;
      violations.push({
        at: webhook.pointer('failurePolicy'),
        message: `${webhookName(webhook)} is skipped when it does not answer: \`failurePolicy\` ${
          webhook.has('failurePolicy') ? 'is' : 'is not set, and the default of `v1beta1` is'
        } \`Ignore\``,
      });
    }
    return violations;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the webhook is up at all times: `apiserver_admission_webhook_fail_open_count` counts what would have been refused.',
    edits: ({ at }, resource) => failClosed(resource, at),
  },
};

/** Leaves out what a webhook that is down would lock, unless it looks at the objects first. */
function failClosed(resource: Resource, at: string): readonly Edit[] {
  const webhook = webhooksOf(resource).find((one) => at === one.pointer('failurePolicy'));
  if (webhook === undefined) return [];
  const leftOut = leavingOut(webhook, webhook.has('objectSelector') ? [] : lockedNamespaces(webhook));
  if (leftOut === undefined) return [];
  const isDefault = resource.version !== 'v1beta1';
  return [isDefault ? { op: 'remove', at } : { op: 'set', at, value: 'Fail' }, ...leftOut];
}
