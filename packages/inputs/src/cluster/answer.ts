import type { JsonObject } from '@plimsoll/engine';
import type { ClusterProblemCode } from './cluster-problem-code.ts';

/** What became of one request to an API server. */
export type Answer =
  | { readonly is: 'object'; readonly object: JsonObject }
  /** The credentials may not do it. */
  | { readonly is: 'forbidden'; readonly message: string }
  | { readonly is: 'absent' }
  /** A list that has changed too much to go on; with a token to go on without consistency, if the server gave one. */
  | { readonly is: 'expired'; readonly continueToken: string | undefined }
  | { readonly is: 'too-large' }
  /** `isFinal` where every other request would fail the same way. */
  | {
      readonly is: 'failed';
      readonly code: ClusterProblemCode;
      readonly message: string;
      readonly isFinal: boolean;
    };
