import type { Program } from '../model/component.ts';
import { componentsOf } from '../model/components.ts';
import { kindNameOf, type KindName, type Resource } from '../model/resource.ts';
import { fileFlags, type Met } from '../policy/frameworks/subjects.ts';

/** What stands where nobody asks what is met. */
export const nothingMet: Met = {
  kinds: [],
  hasPods: false,
  podNamespaces: [],
  namespaces: [],
  programs: [],
  fileFlags: [],
};

/** Notes what kinds of things the resources of a source are. */
export interface Meter {
  readonly note: (resource: Resource, hasPod: boolean) => void;
  readonly met: () => Met;
}

/**
 * Makes a new meter. A program that reads a file which is not among the manifests does not count as met: what it is not
 * told here it may be told there.
 */
export function makeMeter(): Meter {
  const kinds = new Set<KindName>();
  const podNamespaces = new Set<string>();
  const namespaces = new Set<string>();
  const programs = new Set<Program>();
  const files = new Set<string>();
  let hasPods = false;
  return {
    note: (resource, hasPod) => {
      const kind = kindNameOf(resource);
      kinds.add(kind);
      if (kind === 'Namespace') namespaces.add(resource.name);
      if (hasPod) {
        hasPods = true;
        podNamespaces.add(resource.namespace ?? '');
      }
      for (const { program, readsFile, flags } of componentsOf(resource)) {
        if (!readsFile) programs.add(program);
        for (const flag of fileFlags) if (flags.has(flag)) files.add(`${program} --${flag}`);
      }
    },
    met: () => ({
      kinds: [...kinds],
      hasPods,
      podNamespaces: [...podNamespaces],
      namespaces: [...namespaces],
      programs: [...programs],
      fileFlags: [...files],
    }),
  };
}

/** What is met in all sources together. */
export function metInAll(sources: readonly Met[]): Met {
  return {
    kinds: allOf(sources, ({ kinds }) => kinds),
    hasPods: sources.some(({ hasPods }) => hasPods),
    podNamespaces: allOf(sources, ({ podNamespaces }) => podNamespaces),
    namespaces: allOf(sources, ({ namespaces }) => namespaces),
    programs: allOf(sources, ({ programs }) => programs),
    fileFlags: allOf(sources, (source) => source.fileFlags),
  };
}

function allOf<T>(sources: readonly Met[], of: (met: Met) => readonly T[]): readonly T[] {
  return [...new Set(sources.flatMap(of))];
}
