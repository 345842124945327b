import type { Location } from './location.ts';

/** Where a field of a rendered manifest is written. */
export interface WrittenAt {
  readonly location: Location;
  /** What else led to it, such as the value that a template put there; it is added to the evidence of a finding. */
  readonly because: readonly {
    readonly text: string;
    readonly uri?: string;
    readonly line?: number;
    /** Whether it says what made the resource, and nothing of the field. */
    readonly isMaker?: true;
  }[];
  /**
   * What the resource is called where it is written, if variants call it otherwise: findings of several variants agree by it
   * and not by the name that each of them gave.
   */
  readonly subject?: string;
}

/** Leads from a rendered manifest back to what it was made of: templates and values, bases, patches and overlays. */
export interface Origin {
  /**
   * Where a field is written. `rendered` is its place in the rendered text, `field` the pointer that was meant, there or
   * not. Total: what cannot be traced gives the nearest place that can.
   */
  readonly locate: (rendered: Location, field: string) => WrittenAt;
  /** Where a line of the rendered text comes from. */
  readonly lineOf: (line: number) => { readonly uri: string; readonly line: number };
  /** How this rendering is told from others of the same files, such as `values-prod.yaml`; `undefined` where there is one. */
  readonly variant: string | undefined;
}
