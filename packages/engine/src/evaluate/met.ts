import type { Program } from '../model/component.ts';
import { componentsOf } from '../model/components.ts';
import { kindNameOf, type KindName, type Resource } from '../model/resource.ts';
import { fileFlags, type Met } from '../policy/frameworks/subjects.ts';

/** What stands where nobody asks what is met. */
export const nothingMet: Met = { kinds: [], hasPods: false, programs: [], fileFlags: [] };

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
  const programs = new Set<Program>();
  const files = new Set<string>();
  let hasPods = false;
  return {
    note: (resource, hasPod) => {
      kinds.add(kindNameOf(resource));
      hasPods ||= hasPod;
      for (const { program, readsFile, flags } of componentsOf(resource)) {
        if (!readsFile) programs.add(program);
        for (const flag of fileFlags) if (flags.has(flag)) files.add(`${program} --${flag}`);
      }
    },
    met: () => ({ kinds: [...kinds], hasPods, programs: [...programs], fileFlags: [...files] }),
  };
}

/** What is met in all sources together. */
export function metInAll(sources: readonly Met[]): Met {
  return {
    kinds: [...new Set(sources.flatMap(({ kinds }) => kinds))],
    hasPods: sources.some(({ hasPods }) => hasPods),
    programs: [...new Set(sources.flatMap(({ programs }) => programs))],
    fileFlags: [...new Set(sources.flatMap((source) => source.fileFlags))],
  };
}
