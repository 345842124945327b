import { isObject, valueAt, type JsonObject } from '../../model/json.ts';
import type { Pod } from '../../model/pod.ts';
import { isEmptySelector, selectorAt } from '../../model/selector.ts';
import type { Edit } from '../check.ts';
import { appended } from '../hygiene/list-entry.ts';
import { takesOwnPods } from './own-pods.ts';

/** Spreads the pods over nodes as far as there is room for it; nothing where no label tells the pods apart. */
export function spreadOverNodes(pod: Pod): readonly Edit[] {
  const labelSelector = ownSelector(pod);
  if (labelSelector === undefined || hasConstraint(pod, hostname, 'ScheduleAnyway')) return [];
  return appended(pod.spec, 'topologySpreadConstraints', [
    { maxSkew: 1, topologyKey: hostname, whenUnsatisfiable: 'ScheduleAnyway', labelSelector },
  ]);
}

/** True where a constraint has this key and this answer, of which the API server takes one; `except` is the pointer of another. */
export function hasConstraint(
  { spec }: Pod,
  topologyKey: string,
  whenUnsatisfiable: string,
  except?: string,
): boolean {
  return spec
    .maps('topologySpreadConstraints')
    .some(
      (one) =>
        one.at !== except &&
        one.string('topologyKey') === topologyKey &&
        one.string('whenUnsatisfiable') === whenUnsatisfiable,
    );
}

/** The label that each node has for itself. */
export const hostname = 'kubernetes.io/hostname';

/** A selector for the pods themselves: that of their workload, or all of their labels. */
export function ownSelector({ resource, labels }: Pod): JsonObject | undefined {
  if (labels.size === 0) return undefined;
  const spec = resource.fields.map('spec');
  const selector = selectorAt(spec, 'selector');
  const written = spec === undefined ? undefined : valueAt(spec.object, 'selector');
  const isOwn = selector !== undefined && !isEmptySelector(selector) && takesOwnPods(selector, labels);
  return isOwn && isObject(written) ? written : { matchLabels: Object.fromEntries(labels) };
}

/** What to make sure of before pods are spread. */
export const mayLieApart =
  'Verify that the pods need not share a node, as through a local volume, and that other nodes can take them.';
