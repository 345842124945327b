import { selects, type Selector } from '../model/selector.ts';
import { memoized } from '../model/memoized.ts';
import { addAt, type LabelIndex } from './label-index.ts';
import type { PodResource } from './slim.ts';

/** The pods by namespace and label. */
export interface PodIndex {
  readonly podsIn: (namespace: string | undefined) => readonly PodResource[];
  readonly selectedBy: (
    selector: Selector | undefined,
    namespace: string | undefined,
  ) => readonly PodResource[];
  readonly selectedAnywhere: (selector: Selector) => readonly PodResource[];
}

/** Indexes pods: what a selector takes is looked for among those that have its rarest label. */
export function makePodIndex(pods: readonly PodResource[]): PodIndex {
  const byNamespace = Map.groupBy(pods, ({ namespace }) => namespace);
  const podsIn = (namespace: string | undefined): readonly PodResource[] =>
    byNamespace.get(namespace) ?? none;
  const finderIn = memoized((namespace: string | undefined) => finderAmong(podsIn(namespace)));
  let everywhere: Finder | undefined;
  return {
    podsIn,
    selectedBy: (selector, namespace) => (selector === undefined ? none : finderIn(namespace)(selector)),
    selectedAnywhere: (selector) => (everywhere ??= finderAmong(pods))(selector),
  };
}

/** Finds the pods that a selector takes. */
type Finder = (selector: Selector) => readonly PodResource[];

function finderAmong(pods: readonly PodResource[]): Finder {
  let index: LabelIndex<PodResource> | undefined;
  return (selector) => {
    let fewest = selector.matchLabels.size === 0 ? pods : undefined;
    for (const [key, value] of selector.matchLabels) {
      index ??= indexLabels(pods);
      const having = index.get(key)?.get(value) ?? none;
      if (fewest === undefined || having.length < fewest.length) fewest = having;
    }
    return (fewest ?? none).filter(({ pod }) => selects(selector, pod.labels));
  };
}

const none: readonly PodResource[] = [];

function indexLabels(pods: readonly PodResource[]): LabelIndex<PodResource> {
  const index: LabelIndex<PodResource> = new Map();
  for (const resource of pods) {
    for (const label of resource.pod.labels) addAt(index, label, resource);
  }
  return index;
}
