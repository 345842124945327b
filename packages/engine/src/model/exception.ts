import type { Location } from './location.ts';
import type { Resource } from './resource.ts';

/** What people write down about a finding that they accept; the same wherever it stands. */
export interface Excuse {
  readonly reason?: string;
  readonly owner?: string;
  /** The last day on which it holds, as `2027-01-31`. */
  readonly until?: string;
}

/** How an exception is written down. */
export type ExceptionForm = 'annotation' | 'label' | 'comment' | 'file' | 'policy' | 'baseline';

/** Why a finding does not count: the exception that covers it (SARIF's suppression). */
export interface Suppression extends Excuse {
  readonly kind: ExceptionForm;
  /** Whose exception it is: `plimsoll`, or the tool whose own words are honoured. */
  readonly source: string;
  /** Tells the exceptions of a scan apart; the same for all findings that one of them covers. */
  readonly exception: string;
}

/** A part of what is scanned: whatever is said must hold, by one entry of each list. */
export interface Match {
  /** In the syntax of `.gitignore`, from the folder of the policy on. */
  readonly paths?: readonly string[];
  /** Names with `*` and `?`; a resource that names no namespace lies in none of them. */
  readonly namespaces?: readonly string[];
  readonly kinds?: readonly string[];
  readonly names?: readonly string[];
  /** Labels of the resource; all must be there with a value that matches. */
  readonly labels?: ReadonlyMap<string, string>;
  /** Labels of the resource's namespace, where that is among what is scanned. */
  readonly namespaceLabels?: ReadonlyMap<string, string>;
}

/** What of a resource decides whether a policy means it. */
export interface Subject {
  /** From the folder of the policy on. */
  readonly path: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly labels: ReadonlyMap<string, string>;
  /** The labels of its namespace, where that is known. */
  readonly namespaceLabels: ReadonlyMap<string, string> | undefined;
}

/** An exception as it is written, wherever that is. */
export interface WrittenException extends Excuse {
  readonly kind: ExceptionForm;
  readonly source: string;
  /** Ids of our checks; `undefined` for every check. */
  readonly checks: readonly string[] | undefined;
  /** A container's name, with `*` and `?`. */
  readonly container?: string;
  /** JSON Pointer in the resource; `*` stands for one token, and what lies below is covered too. */
  readonly field?: string;
  readonly when?: Match;
  /** Where it is written: a pointer in the document. */
  readonly at: string;
  /** How it is written, in one word or two, such as the annotation's key. */
  readonly written: string;
  /** Why it cannot be honoured as it is written. */
  readonly fault?: string;
}

/** What names the object on which an exception stands. */
export type ObjectName = Pick<Resource, 'apiVersion' | 'kind' | 'namespace' | 'name'>;

/** An exception of a scan, with its place. */
export interface Exception extends WrittenException {
  readonly id: string;
  readonly location: Location;
  readonly on: ObjectName;
  /** The resource on which it stands, by its position in its source; `undefined` where it covers more than one. */
  readonly resource?: number;
  /** The lines of its source that it covers. */
  readonly lines?: { readonly first: number; readonly last: number };
}

/** Whether an exception counts, and if not why. */
export type Standing = 'holds' | 'malformed' | 'not-allowed' | 'expired';

/** An exception after a scan, as the checks on exceptions see it. */
export interface JudgedException {
  readonly exception: Exception;
  readonly standing: Standing;
  /** Why it does not count. */
  readonly because: string;
  /** Whether any of its checks ran on what it covers. */
  readonly isAsked: boolean;
  readonly isUsed: boolean;
}
