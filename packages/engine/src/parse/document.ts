import type { JsonValue } from '../model/json.ts';
import type { Tape } from './tape.ts';

/** A file of resources: where it is and what it says. */
export interface Source {
  readonly uri: string;
  readonly text: string;
}

/** UTF-16 offsets into a source's text; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a JSON Pointer leads in the text. */
export interface Place {
  /** The deepest node on the way to the pointer that exists. */
  readonly pointer: string;
  /** Key and value of a scalar; the key alone of a map or list; the first line of an item or a root that is no scalar. */
  readonly region: Span;
  /** The text of the node's value; the whole block for a map or list. */
  readonly value: Span;
}

/** A key that stands twice in one map: Kubernetes keeps the last, its strict reader refuses both. */
export interface DuplicateKey {
  /** Pointer of the key. */
  readonly at: string;
  /** The key that counts. */
  readonly last: Span;
  /** The key that is lost. */
  readonly lost: Span;
}

/** One YAML document with the value Kubernetes' own reader makes of it. */
export interface ParsedDocument {
  readonly value: JsonValue;
  readonly span: Span;
  readonly duplicateKeys: readonly DuplicateKey[];
  /** Total: a pointer that leads nowhere gives its deepest existing ancestor, at last the document itself. */
  readonly place: (pointer: string) => Place;
  /** Where every node stands in the text, for what changes it. */
  readonly tape: Tape;
}

export type ParseProblemCode = 'yaml-syntax' | 'yaml-refused' | 'yaml-too-deep' | 'yaml-alias-bomb';

/** A document that could not be read: what is wrong, and where (offset in UTF-16 units). */
export interface ParseProblem {
  readonly code: ParseProblemCode;
  readonly offset: number;
  readonly message: string;
}

/** What a source holds. A document that is empty or only comments is not listed. */
export interface ParsedSource {
  readonly documents: readonly ParsedDocument[];
  readonly problems: readonly ParseProblem[];
  /** How many documents are no YAML because they are Go or Jinja templates; these are no problems. */
  readonly templates: number;
}
