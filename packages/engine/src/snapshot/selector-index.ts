import { selects, type Selector } from '../model/selector.ts';
import type { KindName } from '../model/resource.ts';
import type { Details } from './details.ts';
import type { PodResource, SlimResource } from './slim.ts';

/** The resources of a kind in the namespace of a workload whose selector takes its pods. */
export type SelectorIndex = (kindName: KindName, workload: PodResource) => readonly SlimResource[];

/** Indexes selectors by one of the labels that they demand, so that a pod is held against few of them. */
export function makeSelectorIndex(
  inNamespace: (kindName: KindName, namespace: string | undefined) => readonly SlimResource[],
): SelectorIndex {
  const indexes = new Map<string, ByLabel>();
  return (kindName, { namespace, pod }) => {
    const key = `${kindName}\n${namespace ?? ''}`;
    const takes = ({ details }: SlimResource): boolean => selects(selectorOf(details), pod.labels);
    let index = indexes.get(key);
    if (index === undefined) indexes.set(key, (index = indexByLabel(inNamespace(kindName, namespace))));
    const found = index.others.filter(takes);
    for (const [label, value] of pod.labels) {
      for (const one of index.byLabel.get(`${label}\n${value}`) ?? []) if (takes(one)) found.push(one);
    }
    return found;
  };
}

interface ByLabel {
  readonly byLabel: ReadonlyMap<string, readonly SlimResource[]>;
  /** Those whose selector demands no label by its value. */
  readonly others: readonly SlimResource[];
}

function indexByLabel(resources: readonly SlimResource[]): ByLabel {
  const byLabel = new Map<string, SlimResource[]>();
  const others: SlimResource[] = [];
  for (const resource of resources) {
    const selector = selectorOf(resource.details);
    if (selector === undefined) continue;
    const [first] = selector.matchLabels;
    const list = first === undefined ? others : byLabel.get(first.join('\n'));
    if (list !== undefined) list.push(resource);
    else if (first !== undefined) byLabel.set(first.join('\n'), [resource]);
  }
  return { byLabel, others };
}

/** The selector by which a resource takes pods; `undefined` where its kind takes none. */
function selectorOf(details: Details | undefined): Selector | undefined {
  switch (details?.of) {
    case 'service':
    case 'disruption-budget':
      return details.selector;
    case 'network-policy':
      return details.podSelector;
    default:
      return undefined;
  }
}
