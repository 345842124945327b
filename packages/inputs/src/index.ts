export type { DecodedSource, TextEncoding } from './decode.ts';
export { exclusionOf } from './exclusion.ts';
export { findSources, type FindOptions, type FoundSources } from './find-sources.ts';
export type { HelmOptions } from './helm/helm-options.ts';
export { renderCharts } from './helm/render-charts.ts';
export { type InputProblem, type InputProblemCode, isInputProblem } from './input-problem.ts';
export { isOverlayCalled } from './kustomize/place/overlay.ts';
export { renderKustomizations, type KustomizeOptions } from './kustomize/render-kustomizations.ts';
export { PlimsollError, type PlimsollErrorCode } from './plimsoll-error.ts';
export { MAX_FILE_BYTES, type ReadLimits, readSource, type SourceFile } from './read-source.ts';
export { isStdin, readStdin, STDIN, STDIN_DISPLAY_NAME } from './read-stdin.ts';
export type {
  Adopt,
  ChangedTexts,
  Place,
  RenderedSource,
  Renderer,
  Rendering,
} from './render/render-sources.ts';
export { type CheckedOut, checkOut } from './git/check-out.ts';
export { changedSince } from './git/changed-files.ts';
export { findRevision, type NoRevision, pathFromRoot, type Revision, revisionNames } from './git/revision.ts';
export { uriOf } from './uri.ts';
export { type PathWatch, type WatchOptions, watchPaths } from './watch/watch-paths.ts';
export { requireCleanTree, isTracked, type NewCommit, writeBranch } from './git/write-branch.ts';
export { encodedText, type Output, writeOutput, type WriteOptions, writeTogether } from './write-output.ts';
export { type StdoutOutcome, writeStdout } from './write-stdout.ts';
