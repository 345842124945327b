import { selects, type Selector } from '../model/selector.ts';
import type { PodResource } from './slim.ts';

/** The pods by namespace and label. */
export interface PodIndex {
  readonly podsIn: (namespace: string | undefined) => readonly PodResource[];
  readonly selectedBy: (
    selector: Selector | undefined,
    namespace: string | undefined,
  ) => readonly PodResource[];
}

/** Indexes pods: what a selector takes is looked for among those that have its rarest label. */
export function makePodIndex(pods: readonly PodResource[]): PodIndex {
  const byNamespace = Map.groupBy(pods, ({ namespace }) => namespace);
  const indexes = new Map<string | undefined, ReadonlyMap<string, readonly PodResource[]>>();
  const podsIn = (namespace: string | undefined): readonly PodResource[] =>
    byNamespace.get(namespace) ?? none;
  const byLabel = (namespace: string | undefined): ReadonlyMap<string, readonly PodResource[]> => {
    const known = indexes.get(namespace);
    if (known !== undefined) return known;
    const made = indexLabels(podsIn(namespace));
    indexes.set(namespace, made);
    return made;
  };
  const candidates = (selector: Selector, namespace: string | undefined): readonly PodResource[] => {
    let fewest = selector.matchLabels.size === 0 ? podsIn(namespace) : undefined;
    for (const [key, value] of selector.matchLabels) {
      const having = byLabel(namespace).get(labelKey(key, value)) ?? none;
      if (fewest === undefined || having.length < fewest.length) fewest = having;
    }
    return fewest ?? none;
  };
  return {
    podsIn,
    selectedBy: (selector, namespace) =>
      selector === undefined
        ? none
        : candidates(selector, namespace).filter(({ pod }) => selects(selector, pod.labels)),
  };
}

const none: readonly PodResource[] = [];

function indexLabels(pods: readonly PodResource[]): ReadonlyMap<string, readonly PodResource[]> {
  const index = new Map<string, PodResource[]>();
  for (const resource of pods) {
    for (const [key, value] of resource.pod.labels) {
      const list = index.get(labelKey(key, value));
      if (list === undefined) index.set(labelKey(key, value), [resource]);
      else list.push(resource);
    }
  }
  return index;
}

function labelKey(key: string, value: string): string {
  return `${key}\n${value}`;
}
