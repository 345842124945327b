import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck, Violation } from '../../check.ts';
import { failurePolicyOf, webhookKinds, webhookName, webhooksOf } from '../webhooks.ts';
import { leavingOut, lockedNamespaces } from '../locked-namespaces.ts';

export const webhookCanLockCluster: ResourceCheck = {
  id: 'webhook-can-lock-cluster',
  title: 'Admission webhook can keep the cluster down',
  severity: 'medium',
  gain: 'Whoever can crash the webhook stops every new pod, those of the system and of the webhook itself included.',
  why: 'When its pods are gone, a webhook that fails closed refuses the very pods that would bring it, the network or DNS back.',
  remedy:
    'Leave `kube-system` and the namespace of the webhook out by a `namespaceSelector` on `kubernetes.io/metadata.name` with `operator: NotIn`.',
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-namespaceselector',
    'https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: webhookKinds,
  evaluate: (resource) => {
    const violations: Violation[] = [];
    for (const webhook of webhooksOf(resource)) {
      if (failurePolicyOf(resource, webhook) !== 'Fail') continue;
      if (hasEntries(webhook.map('objectSelector'))) continue;
      const covered = lockedNamespaces(webhook);
      if (covered.length === 0) continue;
      violations.push({
        at: webhook.pointer('namespaceSelector'),
        message: `${webhookName(webhook)} fails closed and covers new pods in ${covered.map((name) => `\`${name}\``).join(' and ')}`,
      });
    }
    return violations;
  },
  fix: {
    safety: 'unsafe',
    verify: 'Verify that no pod in these namespaces has to pass the webhook: none is shown to it any more.',
    edits: ({ at }, resource) =>
      webhooksOf(resource)
        .filter((webhook) => at === webhook.pointer('namespaceSelector'))
        .flatMap((webhook) => leavingOut(webhook, lockedNamespaces(webhook)) ?? []),
  },
};

function hasEntries(selector: Fields | undefined): boolean {
  return (
    selector !== undefined &&
    (selector.map('matchLabels') !== undefined || selector.maps('matchExpressions').length > 0)
  );
}
