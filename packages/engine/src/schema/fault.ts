/** One way in which an object does not fit its schema. */
export type Fault =
  | UnknownField
  | ElsewhenField
  | WrongType
  | WrongValue
  | MissingField
  | RepeatedEntry
  | UnservedKind;

/** A field that the schema does not have: the API server drops it, or refuses the object in strict validation. */
export interface UnknownField {
  readonly kind: 'unknown-field';
  readonly at: string;
  readonly field: string;
  /** The type that has no such field, such as `PodSpec`; empty where it has no name. */
  readonly owner: string;
  /** What was probably meant. */
  readonly meant: Meant | undefined;
}

/** A known field: beside the unknown one, in the map under a key beside it, or in a map around it. */
export interface Meant {
  readonly field: string;
  readonly where: 'beside' | 'inside' | 'around';
  /** The pointer of the map that it belongs to. */
  readonly at: string;
  /** The type that has it. */
  readonly owner: string;
}

/** A field that the target version does not have, but a later or an earlier one has. */
export interface ElsewhenField {
  readonly kind: 'newer-field' | 'removed-field';
  readonly at: string;
  readonly field: string;
  readonly owner: string;
  /** The first minor version that has it, or the last one. */
  readonly minor: number;
}

/** A value that the API server cannot decode. */
export interface WrongType {
  readonly kind: 'wrong-type';
  readonly at: string;
  readonly expected: string;
  readonly found: string;
}

/** A value of the right type that the schema does not allow. */
export interface WrongValue {
  readonly kind: 'wrong-value';
  readonly at: string;
  /** The value as it is written, shortened; empty for a map or list, and for text that may be a secret. */
  readonly value: string;
  /** What it must be, as in `one of …`. */
  readonly expected: string;
}

export interface MissingField {
  readonly kind: 'missing-field';
  readonly at: string;
  readonly field: string;
  readonly owner: string;
  /** True where it is written, with nothing in it. */
  readonly isEmpty: boolean;
}

/** An entry of a list that is told apart by nothing from one before it. */
export interface RepeatedEntry {
  readonly kind: 'repeated-entry';
  readonly at: string;
  /** The pointer of the entry before. */
  readonly first: string;
  /** What both have, as in `name: web`. */
  readonly shared: string;
  readonly twice: 'refused' | 'merged';
}

/** A kind of a built-in group that the target version does not serve, so that nothing else could be compared. */
export interface UnservedKind {
  readonly kind: 'unserved-kind';
  readonly at: string;
  /** The first minor version that serves it; `undefined` where none does. */
  readonly since: number | undefined;
  /** What was probably meant. */
  readonly meant: { readonly apiVersion: string; readonly kind: string } | undefined;
}

/** Where a schema comes from. */
export type SchemaSource =
  | { readonly kind: 'built-in'; readonly minor: number }
  | { readonly kind: 'definition'; readonly kindName: string; readonly uri: string };

/** What a resource has other than its schema says. */
export interface SchemaVerdict {
  readonly source: SchemaSource;
  readonly faults: readonly Fault[];
}
