import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck, Violation } from '../../check.ts';
import { failurePolicyOf, webhookKinds, webhookName, webhooksOf } from '../webhooks.ts';

/** The label that the API server sets on every namespace and nobody can change (KEP-2161). */
const nameLabel = 'kubernetes.io/metadata.name';

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
      if (failurePolicyOf(resource, webhook) !== 'Fail' || !coversNewPods(webhook)) continue;
      if (hasEntries(webhook.map('objectSelector')) || webhook.maps('matchConditions').length > 0) continue;
      const own = webhook.map('clientConfig')?.map('service')?.string('namespace');
      const covered = ['kube-system', ...(own === undefined || own === 'kube-system' ? [] : [own])].filter(
        (name) => surelySelects(webhook.map('namespaceSelector'), name),
      );
      if (covered.length === 0) continue;
      violations.push({
        at: webhook.pointer('namespaceSelector'),
        message: `${webhookName(webhook)} fails closed and covers new pods in ${covered.map((name) => `\`${name}\``).join(' and ')}`,
      });
    }
    return violations;
  },
};

function coversNewPods(webhook: Fields): boolean {
  for (const rule of webhook.maps('rules')) {
    if (
      holds(rule.strings('operations'), 'CREATE', '*') &&
      holds(rule.strings('apiGroups'), '', '*') &&
      holds(rule.strings('apiVersions'), 'v1', '*') &&
      holds(rule.strings('resources'), 'pods', '*', '*/*') &&
      rule.string('scope') !== 'Cluster'
    ) {
      return true;
    }
  }
  return false;
}

function holds(list: readonly string[], ...values: readonly string[]): boolean {
  return list.some((item) => values.includes(item));
}

function hasEntries(selector: Fields | undefined): boolean {
  return (
    selector !== undefined &&
    (selector.map('matchLabels') !== undefined || selector.maps('matchExpressions').length > 0)
  );
}

/** True where the selector speaks of the name alone and matches it; other labels of the namespace are unknown here. */
function surelySelects(selector: Fields | undefined, namespace: string): boolean {
  if (selector === undefined) return true;
  const labels = selector.stringMap('matchLabels');
  for (const [key, value] of labels) if (key !== nameLabel || value !== namespace) return false;
  for (const expression of selector.maps('matchExpressions')) {
    if (expression.string('key') !== nameLabel || !matchesName(expression, namespace)) return false;
  }
  return true;
}

function matchesName(expression: Fields, namespace: string): boolean {
  switch (expression.string('operator')) {
    case 'In':
      return expression.strings('values').includes(namespace);
    case 'NotIn':
      return !expression.strings('values').includes(namespace);
    case 'Exists':
      return true;
    default:
      return false;
  }
}
