import type { ParseProblemCode } from './document.ts';

/** Thrown inside the full reader, and caught at its door, where a document has no value. */
export class Refusal extends Error {
  readonly code: ParseProblemCode;
  readonly offset: number;

  constructor(code: ParseProblemCode, offset: number, message: string) {
    super(message);
    this.code = code;
    this.offset = offset;
  }
}
