import { selects, type Selector } from '../model/selector.ts';
import { memoized } from '../model/memoized.ts';
import type { KindName } from '../model/resource.ts';
import type { Details } from './details.ts';
import { addAt, type LabelIndex } from './label-index.ts';
import type { PodResource, SlimResource } from './slim.ts';

/** The resources of a kind in the namespace of a workload whose selector takes its pods. */
export type SelectorIndex = (kindName: KindName, workload: PodResource) => readonly SlimResource[];

/** Indexes selectors by one of the labels that they demand, so that a pod is held against few of them. */
export function makeSelectorIndex(
  inNamespace: (kindName: KindName, namespace: string | undefined) => readonly SlimResource[],
): SelectorIndex {
  const indexOf = memoized((kindName: KindName) =>
    memoized((namespace: string | undefined) => indexByLabel(inNamespace(kindName, namespace))),
  );
  return (kindName, { namespace, pod }) => {
    const { byLabel, others } = indexOf(kindName)(namespace);
    const takes = ({ details }: SlimResource): boolean => selects(selectorOf(details), pod.labels);
    const found = others.filter(takes);
    if (byLabel.size === 0) return found;
    for (const [label, value] of pod.labels) {
      for (const one of byLabel.get(label)?.get(value) ?? none) if (takes(one)) found.push(one);
    }
    return found;
  };
}

const none: readonly SlimResource[] = [];

interface ByLabel {
  readonly byLabel: LabelIndex<SlimResource>;
  /** Those whose selector demands no label by its value. */
  readonly others: readonly SlimResource[];
}

function indexByLabel(resources: readonly SlimResource[]): ByLabel {
  const byLabel: LabelIndex<SlimResource> = new Map();
  const others: SlimResource[] = [];
  for (const resource of resources) {
    const selector = selectorOf(resource.details);
    if (selector === undefined) continue;
    const [first] = selector.matchLabels;
    if (first === undefined) others.push(resource);
    else addAt(byLabel, first, resource);
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
