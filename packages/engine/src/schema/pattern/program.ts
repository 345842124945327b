/** What a pattern is compiled to: steps that are taken side by side, so that no text makes it go back. */
export type Step =
  | { readonly op: 'one'; readonly ranges: Ranges; readonly next: number }
  | { readonly op: 'either'; readonly next: number; readonly other: number }
  | { readonly op: 'assert'; readonly at: Assertion; readonly next: number }
  | { readonly op: 'match' };

/** The first of them is where to begin. */
export interface Program {
  readonly steps: readonly Step[];
  readonly start: number;
}

export type Assertion = 'text-start' | 'text-end' | 'line-start' | 'line-end' | 'word' | 'no-word';

/** Code points from and to, both included, in order and apart. */
export type Ranges = readonly (readonly [number, number])[];
