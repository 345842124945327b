import type { KindName } from '../model/resource.ts';
import type { SlimResource } from './slim.ts';

/** True where a controller makes the object of a kind, namespace and name from a resource that is here. */
export type CreationIndex = (kindName: KindName, namespace: string | undefined, name: string) => boolean;

/** Indexes what controllers make; of the kinds that none makes, which are most, it is told at once. */
export function makeCreationIndex(resources: readonly SlimResource[]): CreationIndex {
  const byKind = new Map<KindName, Set<string>>();
  for (const { creations } of resources) {
    for (const { kindName, namespace, isEverywhere, name, isStem } of creations) {
      const made = byKind.get(kindName) ?? new Set();
      byKind.set(kindName, made);
      made.add(keyOf(isEverywhere ? everywhere : namespace, isStem ? `${name}-` : name));
    }
  }
  return (kindName, namespace, name) => {
    const made = byKind.get(kindName);
    if (made === undefined) return false;
    if (made.has(keyOf(namespace, name)) || made.has(keyOf(everywhere, name))) return true;
    return endsInNumber.test(name) && made.has(keyOf(namespace, name.replace(endsInNumber, '-')));
  };
}

const everywhere = '*';
/** A stem, such as that of a claim of a StatefulSet, ends in the hyphen before its number. */
const endsInNumber = /-\d+$/u;

function keyOf(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''}\n${name}`;
}
