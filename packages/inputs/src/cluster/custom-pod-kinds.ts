import { mayHoldPods, onlyLooksLikePods, type JsonObject } from '@plimsoll/engine';

import type { ServedKind } from './discover.ts';
import { mapIn, textIn } from './json-fields.ts';

/** The custom kinds that nobody knows by name and whose definitions say that they may hold pods. */
export interface CustomPodKinds {
  /** Looks at an object; only definitions of kinds say anything. */
  readonly see: (raw: JsonObject) => void;
  readonly found: () => readonly ServedKind[];
}

/** Finds, among the custom kinds that a server serves, those that may hold pods. */
export function customPodKinds(served: readonly ServedKind[]): CustomPodKinds {
  const names = new Set<string>();
  return {
    see: (raw) => {
      if (textIn(raw, 'kind') !== definition.kind) return;
      const spec = mapIn(raw, 'spec');
      const group = textIn(spec, 'group') ?? '';
      const kind = textIn(mapIn(spec, 'names'), 'kind') ?? '';
      if (mayHoldPods(raw) && !onlyLooksLikePods({ group, kind })) names.add(`${kind}.${group}`);
    },
    found: () => served.filter(({ group, kind }) => names.has(`${kind}.${group}`)),
  };
}

/** The kind of definitions. */
export const definition = { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' } as const;
