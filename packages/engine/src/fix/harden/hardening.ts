import type { Check, Severity } from '../../checks/check.ts';
import type { FixValueName } from '../../checks/fix-values.ts';
import type { Finding, Problem } from '../../evaluate/finding.ts';
import type { LevelsMet } from '../../evaluate/levels-met.ts';
import type { Step } from './steps.ts';

/** Where some files stand, or would stand. */
export interface Standing {
  /** As they were, as they are now that something was written, with the safe edits, or with all edits. */
  readonly state: 'before' | 'written' | 'safe' | 'all';
  readonly bySeverity: Readonly<Record<Severity, number>>;
  readonly levels: LevelsMet;
}

/** Findings that wait for values which only a person knows. */
export interface Wanted {
  readonly names: readonly FixValueName[];
  readonly findings: readonly Finding[];
}

/** Findings of one check that no edit takes away. */
export interface Left {
  readonly check: Check;
  readonly findings: readonly Finding[];
  /** Why there is no edit although the check has a repair; `undefined` where it has none for these. */
  readonly reason: string | undefined;
}

/** What was written. */
export interface Written {
  readonly edits: number;
  readonly files: readonly string[];
  readonly repaired: number;
}

/** The way of some files towards a profile: where they stand, and what is to do, each list in the order of gain. */
export interface Hardening {
  /** The names of the profiles they are judged by. */
  readonly profiles: readonly string[];
  /** `before` first, then what was written, the safe edits and all edits, as far as these differ. */
  readonly standings: readonly Standing[];
  /** `undefined` where nothing was to be written. */
  readonly written: Written | undefined;
  /** What edits would repair and is not written. */
  readonly steps: readonly Step[];
  readonly values: readonly Wanted[];
  readonly left: readonly Left[];
  /** What could not be looked at. */
  readonly problems: readonly Problem[];
}

/** How many things there are still to do. */
export function openIn({ steps, values, left }: Hardening): number {
  return steps.length + values.length + left.length;
}
