/** What the parts of a difference are called. */
export interface DiffWords {
  readonly introduced: string;
  readonly resolved: string;
  readonly left: string;
}

/** The sides of a difference, as far as words depend on them. */
export interface DiffSides {
  readonly before: string;
  readonly after: string;
  /** Two states of one thing, of which the second follows the first, or two environments that exist side by side. */
  readonly compares: 'states' | 'environments';
}

/** Words for a difference; `named` writes the name of a side as the report does. */
export function diffWords(
  { before, after, compares }: DiffSides,
  named: (name: string) => string,
): DiffWords {
  if (compares === 'states')
    return { introduced: 'introduced', resolved: 'resolved', left: 'left as before' };
  return { introduced: `only in ${named(after)}`, resolved: `only in ${named(before)}`, left: 'in both' };
}
