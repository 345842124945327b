import { spawnSync } from 'node:child_process';

import { PlimsollError } from '../plimsoll-error.ts';

/** What git printed, or why it could not. */
export type GitOutput =
  | { readonly kind: 'printed'; readonly bytes: Buffer }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * Runs git on a repository to read from it: without a shell, without asking anybody, without writing, without the
 * network (objects that a partial clone lacks are not fetched), and without programs that its configuration names.
 */
export function runGit(
  cwd: string,
  args: readonly string[],
  { input, maxBytes = 256 * 1024 * 1024 }: { readonly input?: string; readonly maxBytes?: number } = {},
): GitOutput {
  const { status, stdout, stderr, error } = spawnSync('git', [...guards, ...args], {
    cwd,
    input: input ?? '',
    maxBuffer: maxBytes,
    windowsHide: true,
    env: { ...process.env, ...quiet },
  });
  if (error !== undefined && 'code' in error && error.code === 'ENOENT') {
    throw new PlimsollError('revision', 'git is not installed, and without it no revision can be read');
  }
  if (error !== undefined) return { kind: 'failed', reason: error.message };
  if (status === 0) return { kind: 'printed', bytes: stdout };
  const [first = ''] = stderr.toString('utf8').trim().split('\n');
  return { kind: 'failed', reason: first.replace(/^fatal: /u, '') };
}

const guards: readonly string[] = [
  '--no-pager',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.quotePath=false',
  '-c',
  'protocol.allow=never',
];

const quiet = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  LC_ALL: 'C',
};
