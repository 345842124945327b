/** Where something stands in a file; line and column count from 1, columns in UTF-16 units, `endColumn` exclusive. */
export interface Location {
  readonly uri: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The deepest node on the way to the field that exists. */
  readonly pointer: string;
}
