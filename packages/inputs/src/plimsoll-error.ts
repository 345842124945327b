/** Everything an edge can fail with. */
export type PlimsollErrorCode =
  | 'usage'
  | 'policy'
  | 'baseline'
  | 'report'
  | 'revision'
  | 'output-folder-missing'
  | 'output-is-folder'
  | 'output-not-permitted'
  | 'output-disk-full'
  | 'output-failed'
  | 'fix-refused'
  | 'cluster'
  | 'git';

/** What an edge throws when it cannot do its work; only the outermost function turns it into text and an exit code. */
export class PlimsollError extends Error {
  readonly code: PlimsollErrorCode;

  constructor(code: PlimsollErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'PlimsollError';
    this.code = code;
  }
}
