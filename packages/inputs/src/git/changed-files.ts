import { PlimsollError } from '../plimsoll-error.ts';
import { findRevision, pathFromRoot, repositoryRoot } from './revision.ts';
import { runGit } from './run-git.ts';

/**
 * The files that differ from where the work in a folder's repository left a revision: committed since the merge base, staged,
 * changed in the work tree, or new and not ignored; as uris relative to the folder. `undefined` means all files: the
 * repository has no commit yet. Throws where there is no repository or no such revision.
 */
export function changedSince(name: string, cwd: string): ReadonlySet<string> | undefined {
  if (repositoryRoot(cwd) === undefined) {
    throw new PlimsollError(
      'revision',
      '`--changed-since` needs a git repository, and this folder is in none',
    );
  }
  const revision = findRevision(name, cwd);
  if (typeof revision !== 'object') {
    if (name === 'HEAD' && isUnborn(cwd)) return undefined;
    throw new PlimsollError('revision', `\`--changed-since\`: \`${name}\` is no branch, tag or commit here`);
  }
  const base = linesOf(['merge-base', revision.commit, 'HEAD'], cwd, '\n')[0] ?? revision.commit;
  const diff = ['diff', '--name-only', '--no-renames', '--no-ext-diff', '--no-textconv', '-z'];
  const paths = [
    ...required([...diff, base, '--'], cwd),
    ...required([...diff, '--cached', base, '--'], cwd),
    ...required(['ls-files', '--others', '--exclude-standard', '--full-name', '-z', ':/'], cwd),
  ];
  const prefix = pathFromRoot(cwd);
  return new Set(paths.map((path) => uriFrom(prefix, path)));
}

/** True where nothing has been committed yet, as before the first commit. */
function isUnborn(cwd: string): boolean {
  return runGit(cwd, ['rev-parse', '--verify', '--quiet', 'HEAD']).kind === 'failed';
}

function required(args: readonly string[], cwd: string): readonly string[] {
  const output = runGit(cwd, args);
  if (output.kind === 'printed') return output.bytes.toString('utf8').split('\0').filter(Boolean);
  throw new PlimsollError('revision', `git cannot tell what has changed: ${output.reason}`);
}

function linesOf(args: readonly string[], cwd: string, separator: string): readonly string[] {
  const output = runGit(cwd, args);
  return output.kind === 'printed' ? output.bytes.toString('utf8').split(separator).filter(Boolean) : [];
}

/** The way from a folder in a repository to a file, both counted from the root of it. */
function uriFrom(prefix: string, path: string): string {
  const from = prefix.split('/').filter(Boolean);
  const to = path.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}
