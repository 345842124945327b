import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';

import { PlimsollError } from '../plimsoll-error.ts';
import { pathFromRoot, repositoryRoot } from './revision.ts';
import { runGit } from './run-git.ts';

/** One commit to make: its message, and the whole text of every file that it changes or makes, by its uri. */
export interface NewCommit {
  readonly message: string;
  readonly files: readonly { readonly uri: string; readonly bytes: Uint8Array }[];
}

/**
 * Makes a branch of commits on top of what is checked out. The work tree, the index and `HEAD` stay as they are, no hook runs and
 * nothing is sent anywhere. Uris are relative to `cwd`. Gives the name of the last commit. Throws `PlimsollError` where there is no
 * repository, something tracked is not committed, or the branch is there already.
 */
export function writeBranch(branch: string, commits: readonly NewCommit[], cwd: string): string {
  const root = repositoryRoot(cwd);
  if (root === undefined) throw refusal('`--branch` needs a git repository, and this folder is in none');
  requireNewName(branch, root);
  const prefix = pathFromRoot(cwd);
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-index-'));
  try {
    const git = writer(root, join(folder, 'index'));
    let parent = git(['rev-parse', '--verify', 'HEAD^{commit}']);
    git(['read-tree', parent]);
    for (const { message, files } of commits) {
      for (const { uri, bytes } of files) {
        const path = fromRoot(prefix, uri);
        const blob = git(['hash-object', '-w', '--stdin', '--path', path], bytes);
        git(['update-index', '--add', '--cacheinfo', `${modeOf(path, git)},${blob},${path}`]);
      }
      const tree = git(['write-tree']);
      parent = git(['commit-tree', tree, '-p', parent, '-F', '-'], Buffer.from(message));
    }
    git(['update-ref', `refs/heads/${branch}`, parent, '0'.repeat(parent.length)]);
    return parent;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Throws where files that git tracks differ from what is committed, for a repair of them would take that along. */
export function requireCleanTree(cwd: string): void {
  const root = repositoryRoot(cwd);
  if (root === undefined) throw refusal('`--branch` needs a git repository, and this folder is in none');
  const listed = runGit(root, ['status', '--porcelain=v1', '--untracked-files=no', '-z']);
  if (listed.kind === 'failed') throw refusal(listed.reason);
  const [first] = listed.bytes.toString('utf8').split('\0');
  if (first === undefined || first === '') return;
  throw refusal(
    `\`${first.slice(3)}\` is not committed, so a branch of repairs would not fit\ncommit it or put it aside with \`git stash\` first`,
  );
}

/** True for a file that git tracks. */
export function isTracked(uri: string, cwd: string): boolean {
  return runGit(cwd, ['ls-files', '--error-unmatch', '--', `:(literal)${uri}`]).kind === 'printed';
}

function requireNewName(branch: string, root: string): void {
  const asRead = runGit(root, ['check-ref-format', '--branch', branch]);
  const isName = asRead.kind === 'printed' && asRead.bytes.toString('utf8').trim() === branch;
  if (!isName || reserved.test(branch)) {
    throw refusal(`\`${branch}\` is no name for a branch; write it as \`plimsoll-fixes\``);
  }
  if (runGit(root, ['rev-parse', '--verify', '--quiet', `refs/heads/${branch}`]).kind === 'printed') {
    throw refusal(
      `the branch \`${branch}\` is there already; give another name, or delete it with \`git branch -D ${branch}\``,
    );
  }
}

/** What git would take for an option, a full name or another way to say what is checked out. */
const reserved = /^(?:-|refs\/|@$|HEAD$)/u;

type Git = (args: readonly string[], input?: Uint8Array) => string;

/** Runs git with an index of its own. */
function writer(root: string, index: string): Git {
  return (args, input = new Uint8Array()) => {
    const { status, stdout, stderr, error } = spawnSync(
      'git',
      ['--no-pager', '-c', 'core.fsmonitor=false', '-c', `core.hooksPath=${devNull}`, ...args],
      {
        cwd: root,
        input,
        windowsHide: true,
        env: { ...process.env, GIT_INDEX_FILE: index, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
      },
    );
    if (error !== undefined) throw refusal(`git could not run: ${error.message}`);
    if (status !== 0) throw refusal(`git ${args[0] ?? ''} failed: ${stderr.toString('utf8').trim()}`);
    return stdout.toString('utf8').trim();
  };
}

function modeOf(path: string, git: Git): string {
  const [mode] = git(['ls-files', '--stage', '--', `:(top,literal)${path}`]).split(' ');
  return mode === undefined || mode === '' ? '100644' : mode;
}

/** The path from the root of the repository of a uri that is relative to a folder in it. */
function fromRoot(prefix: string, uri: string): string {
  const segments: string[] = [];
  for (const segment of `${prefix}${uri}`.split('/')) {
    if (segment === '..' && segments.pop() === undefined)
      throw refusal(`\`${uri}\` lies outside of this repository, so no commit can hold it`);
    if (segment !== '..' && segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

function refusal(message: string): PlimsollError {
  return new PlimsollError('git', message);
}
