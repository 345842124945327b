import type { Finding } from '../evaluate/finding.ts';
import type { Cause } from './cause.ts';
import type { Proposal } from './proposal.ts';
import type { ChangedText } from './files/unified-diff.ts';

/** What was repaired or is to be, what was not and why, and the proof. */
export interface Repair {
  readonly files: readonly ChangedText[];
  /** What is changed, the worst first. */
  readonly causes: readonly Cause[];
  /** What could not be changed as wanted, or would not have kept its promise. */
  readonly refused: readonly { readonly proposal: Proposal; readonly reason: string }[];
  /** What was not asked for because it may change how an application behaves. */
  readonly withheld: readonly Proposal[];
  /** What waits for a value that only the user knows. */
  readonly needing: readonly Proposal[];
  /** What has no repair that can be told from the manifest. */
  readonly unfixable: readonly Finding[];
  /** By scanning the changed files: how many findings there were and are, all checks of the run counted. */
  readonly proof: {
    readonly before: number;
    readonly after: number;
    /** What an API server says of the changed and new objects; absent where none was asked. */
    readonly server?: ServerProof;
  };
  /** What is found after and was not said before, because it has a meaning only since something else was repaired. */
  readonly revealed: readonly Finding[];
  readonly isWritten: boolean;
}

/** How many objects an API server was shown as they are and as they would be; each is counted once. */
export interface ServerProof {
  /** It takes them as they would be. */
  readonly verified: number;
  /** It refuses them as they are, and still. */
  readonly refusedBefore: number;
  /** It has no means to tell. */
  readonly unverifiable: number;
  /** Why it cannot tell, and of how many. */
  readonly reasons: readonly { readonly reason: string; readonly objects: number }[];
}

/** The findings that a repair takes away because it was promised; what would only come to light by it is not counted. */
export function repairedBy({ causes }: Pick<Repair, 'causes'>): readonly Finding[] {
  return causes
    .flatMap(({ proposals }) => proposals)
    .filter(({ comesAlong }) => comesAlong !== true)
    .map(({ finding }) => finding);
}
