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
