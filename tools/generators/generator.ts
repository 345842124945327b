/** What a generator made: contents by path from the root, and the pattern of all files that are its own. */
export interface Generated {
  readonly files: ReadonlyMap<string, string>;
  readonly owns: readonly string[];
}

/** Makes files from the repository at a root; the same input gives the same bytes. */
export type Generator = (root: string) => Promise<Generated>;
