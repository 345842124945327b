import { candidatesOf, type Option } from '../../render/place/candidates.ts';
import { wishesOf } from '../../render/place/wishes.ts';
import type { Adopt, Place } from '../../render/render-sources.ts';
import type { BuiltDocument } from '../built-documents.ts';
import type { Graph, Node } from '../graph.ts';
import { presentName } from '../instance.ts';
import { waysToAdd } from './new-object.ts';
import { underNames } from './names.ts';
import { overlayWays } from './overlay.ts';
import { writtenWays } from './written-ways.ts';

/** What was built from a root, and how repairs of it are to be made. */
export interface BuiltRoot {
  readonly root: Node;
  readonly documents: readonly BuiltDocument[];
  readonly graph: Pick<Graph, 'nodes'>;
  readonly cwd: string;
  /** Whether the bases are to stay as they are, and the root is to hold everything that is changed. */
  readonly isOverlay: boolean;
}

/** Leads from edits of what was built to the files that it was built from: the base, or the patch that has the last word. */
export function placeInKustomization(built: BuiltRoot): Place {
  return (index, edits) => {
    const one = built.documents[index];
    const wishes = one === undefined ? undefined : wishesOf(one.document.value, edits);
    if (one === undefined || wishes === undefined || wishes.length === 0) return [];
    if (built.isOverlay) return overlayWays(wishes, one, built);
    const { document, instance } = one;
    if (instance === undefined) return [];
    return candidatesOf(
      wishes.map((wish) =>
        underNames(wish, { built: presentName(instance), written: instance.names[0] ?? '' })
          .flatMap((variant) => writtenWays(variant, document.value, instance))
          .slice(0, mostWays),
      ),
    );
  };
}

/** Leads from a new object beside one that was built to the kustomization that lists it. */
export function adoptInKustomization(built: BuiltRoot): Adopt {
  const { root, graph, cwd, isOverlay: isRootOnly, documents } = built;
  return (index, resource): readonly Option[] => {
    const beside = documents[index];
    return beside === undefined ? [] : waysToAdd(resource, beside, { root, graph, cwd, isRootOnly });
  };
}

/** How many ways of one wish are tried. */
const mostWays = 4;
