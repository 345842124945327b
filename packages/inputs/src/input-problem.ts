import type { Source } from '@plimsoll/engine';

import type { ClusterProblemCode } from './cluster/cluster-problem-code.ts';

/** Everything that can be wrong with an input before the engine sees it. */
export type InputProblemCode =
  | ClusterProblemCode
  | 'not-found'
  | 'no-match'
  | 'unreadable'
  | 'not-a-file'
  | 'symlink-outside'
  | 'symlink-broken'
  | 'too-large'
  | 'invalid-utf8'
  | 'invalid-utf16'
  | 'unsupported-encoding'
  | 'binary'
  | 'tool-missing'
  | 'dependency-missing'
  | 'value-ignored'
  | 'render-failed'
  | 'remote-base'
  | 'kustomization-cycle'
  | 'patch-matches-nothing';

/** An input that could not be found or read; line and column count from 1, the column in UTF-16 units. */
export interface InputProblem {
  readonly code: InputProblemCode;
  readonly uri: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

/** True where reading gave a problem and no text. */
export function isInputProblem(result: Source | InputProblem): result is InputProblem {
  return 'code' in result;
}
