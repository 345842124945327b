import type { Fields } from '../../model/fields.ts';
import type { Edit } from '../check.ts';

/** The label that the API server sets on every namespace and nobody can change (KEP-2161). */
const nameLabel = 'kubernetes.io/metadata.name';

/**
 * The namespaces without whose new pods a cluster does not come back, as far as a webhook surely covers them: that of the
 * system and the webhook's own. A failing webhook that fails closed locks them, unless it looks at the objects first.
 */
export function lockedNamespaces(webhook: Fields): readonly string[] {
  if (!coversNewPods(webhook) || webhook.maps('matchConditions').length > 0) return [];
  const own = webhook.map('clientConfig')?.map('service')?.string('namespace');
  return ['kube-system', ...(own === undefined || own === 'kube-system' ? [] : [own])].filter((name) =>
    surelySelects(webhook.map('namespaceSelector'), name),
  );
}

/** Leaves namespaces out of a webhook; `undefined` where its selector asks for one of them by name. */
export function leavingOut(webhook: Fields, names: readonly string[]): readonly Edit[] | undefined {
  if (names.length === 0) return [];
  const selector = webhook.map('namespaceSelector');
  const expressions = selector?.maps('matchExpressions') ?? [];
  const isAskedFor =
    selector?.map('matchLabels')?.has(nameLabel) === true ||
    expressions.some((one) => one.string('key') === nameLabel && one.string('operator') === 'In');
  if (isAskedFor) return undefined;
  const closed = expressions.find(
    (one) => one.string('key') === nameLabel && one.string('operator') === 'NotIn' && one.has('values'),
  );
  if (closed !== undefined)
    return names.map((value) => ({ op: 'set', at: `${closed.pointer('values')}/-`, value }));
  const at = `${webhook.pointer('namespaceSelector')}/matchExpressions`;
  const expression = { key: nameLabel, operator: 'NotIn', values: names };
  return expressions.length === 0
    ? [{ op: 'set', at, value: [expression] }]
    : [{ op: 'set', at: `${at}/-`, value: expression }];
}

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
