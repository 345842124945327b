import { runGit } from './run-git.ts';

/** A tree of files in the repository's history. */
export interface Revision {
  /** What the user wrote. */
  readonly name: string;
  /** The root of the repository that holds it, absolute. */
  readonly root: string;
  /** The commit, by its object name: a part of it may be made of others. */
  readonly commit: string;
  /** The folder that is meant, with a slash at its end, or the file; empty for all of it. */
  readonly path: string;
  /** True for one file, which `path` then names. */
  readonly isFile: boolean;
}

/** Why a name is no revision here. */
export type NoRevision = 'no-repository' | 'unknown';

/** Finds what a name such as `main`, `HEAD~1` or `v1.2:deploy` means in the repository that holds a folder. */
export function findRevision(name: string, cwd: string): Revision | NoRevision {
  const root = repositoryRoot(cwd);
  if (root === undefined) return 'no-repository';
  // Such a name would be read as an option; no branch or tag can begin so.
  if (name === '' || name.startsWith('-') || name.includes('\0')) return 'unknown';
  const colon = name.indexOf(':');
  const commit = objectOf(`${colon < 0 ? name : name.slice(0, colon)}^{commit}`, cwd);
  if (commit === undefined) return 'unknown';
  if (colon < 0) return { name, root, commit, path: '', isFile: false };
  const object = objectOf(name, cwd);
  const type = object === undefined ? undefined : text(runGit(cwd, ['cat-file', '-t', object]));
  if (object === undefined || (type !== 'tree' && type !== 'blob')) return 'unknown';
  const path = pathIn(name.slice(colon + 1), cwd);
  return type === 'tree'
    ? { name, root, commit, path: path === '' ? '' : `${path}/`, isFile: false }
    : { name, root, commit, path, isFile: true };
}

/** The names of branches and tags, for advice on one that is unknown. */
export function revisionNames(cwd: string): readonly string[] {
  const listed = text(runGit(cwd, ['for-each-ref', '--count=2000', '--format=%(refname:short)']));
  return listed === undefined || listed === '' ? [] : listed.split('\n');
}

/** From the root of the repository to a folder in it, with a slash at its end; empty for the root. */
export function pathFromRoot(cwd: string): string {
  return text(runGit(cwd, ['rev-parse', '--show-prefix'])) ?? '';
}

/** The root of the repository that holds a folder; `undefined` outside one and in a bare one. */
export function repositoryRoot(cwd: string): string | undefined {
  return text(runGit(cwd, ['rev-parse', '--show-toplevel']));
}

function objectOf(name: string, cwd: string): string | undefined {
  const object = text(runGit(cwd, ['rev-parse', '--verify', '--quiet', name]));
  return object !== undefined && /^[0-9a-f]{40,64}$/u.test(object) ? object : undefined;
}

/** Git counts such a path from the root, and one that begins with a dot from the folder it runs in. */
function pathIn(path: string, cwd: string): string {
  const isHere = path.startsWith('./') || path.startsWith('../') || path === '.' || path === '..';
  const segments: string[] = [];
  for (const segment of `${isHere ? pathFromRoot(cwd) : ''}${path}`.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

function text(output: ReturnType<typeof runGit>): string | undefined {
  return output.kind === 'printed' ? output.bytes.toString('utf8').trimEnd() : undefined;
}
