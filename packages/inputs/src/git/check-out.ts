import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { isIgnoreFile } from '../ignore-rules.ts';
import type { InputProblem } from '../input-problem.ts';
import { MAX_FILE_BYTES, tooLarge } from '../read-source.ts';
import { systemCode } from '../system-error.ts';
import { isManifestName } from '../walk.ts';
import type { Revision } from './revision.ts';
import { contentsOf, entriesOf, type TreeEntry } from './tree-entries.ts';

/** The manifests of a revision in a folder of their own. */
export interface CheckedOut {
  /** Stands for the root of the repository. */
  readonly root: string;
  readonly problems: readonly InputProblem[];
  /** Submodules, whose files are in another repository. */
  readonly submodules: readonly string[];
  readonly remove: () => void;
}

/**
 * Writes the manifests of a revision below a path, and the ignore files that hold for them, into a temporary folder. The
 * work tree is neither read nor written, and no path leads out of the folder.
 */
export function checkOut(revision: Revision, below: string = revision.path): CheckedOut {
  const root = realpathSync.native(mkdtempSync(join(tmpdir(), 'plimsoll-revision-')));
  const remove = (): void => {
    process.off('exit', remove);
    rmSync(root, { recursive: true, force: true });
  };
  process.on('exit', remove);
  try {
    // Ignore files count from here on, as they do from the root of a repository.
    mkdirSync(join(root, '.git'));
    const all = entriesOf(revision);
    const rendered = renderedFolders(all);
    const wanted = all.filter(
      (entry) => isWanted(entry.path, revision.path, below) || isPartOf(entry, rendered),
    );
    return {
      root,
      remove,
      problems: written(revision, wanted, root),
      submodules: all.flatMap(({ kind, path }) =>
        kind === 'submodule' && isBelow(path, below) ? [path] : [],
      ),
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The folders of charts and overlays, wherever they are: an overlay may build on a base elsewhere. */
function renderedFolders(entries: readonly TreeEntry[]): ReadonlySet<string> {
  return new Set(
    entries.flatMap(({ path }) => {
      const slash = path.lastIndexOf('/');
      return /^(?:Chart\.yaml|kustomization\.ya?ml|Kustomization)$/u.test(path.slice(slash + 1))
        ? path.slice(0, slash + 1)
        : [];
    }),
  );
}

/** Larger files are hardly what a template or a generator reads. */
const largestPartBytes = 1024 * 1024;

/** What a chart or an overlay may be rendered from, such as templates and files of settings. */
function isPartOf({ path, sizeBytes }: TreeEntry, folders: ReadonlySet<string>): boolean {
  if (sizeBytes > largestPartBytes) return false;
  for (let slash = path.lastIndexOf('/'); ; slash = path.lastIndexOf('/', slash - 1)) {
    if (folders.has(path.slice(0, slash + 1))) return true;
    if (slash < 0) return false;
  }
}

/** Manifests below the path, ignore files above it too, and a file that was named whatever its name is. */
function isWanted(path: string, named: string, below: string): boolean {
  if (path === named) return true;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  if (isIgnoreFile(path.slice(folder.length))) return below.startsWith(folder) || folder.startsWith(below);
  return isManifestName(path) && isBelow(path, below);
}

function isBelow(path: string, below: string): boolean {
  return path.startsWith(below) || `${path}/` === below;
}

function written(revision: Revision, entries: readonly TreeEntry[], root: string): readonly InputProblem[] {
  const problems: InputProblem[] = [];
  const fits = entries.filter((entry) => {
    const problem = problemOf(entry);
    if (problem !== undefined) problems.push(problem);
    return problem === undefined && entry.kind !== 'submodule';
  });
  // Links come last, so that nothing is written through one.
  const inOrder = fits.toSorted((a, b) => Number(a.kind === 'link') - Number(b.kind === 'link'));
  for (const { entry, bytes } of contentsOf(revision, inOrder)) {
    const problem = write(entry, bytes, root);
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
}

function problemOf({ path, sizeBytes }: TreeEntry): InputProblem | undefined {
  if (!isSafe(path)) {
    return {
      code: 'unreadable',
      uri: path,
      message: 'its path in the revision leads elsewhere, so it was not read',
    };
  }
  return sizeBytes > MAX_FILE_BYTES ? tooLarge(path, MAX_FILE_BYTES, sizeBytes) : undefined;
}

/** Git makes no such paths itself, but a repository may hold what git did not make. */
function isSafe(path: string): boolean {
  if (path.includes('\0') || (process.platform === 'win32' && /[\\:]/u.test(path))) return false;
  return path.split('/').every((name) => !['', '.', '..'].includes(name) && name.toLowerCase() !== '.git');
}

function write({ kind, path }: TreeEntry, bytes: Buffer, root: string): InputProblem | undefined {
  const target = join(root, path);
  try {
    mkdirSync(dirname(target), { recursive: true });
    if (kind === 'link') symlinkSync(bytes.toString('utf8'), target);
    else writeFileSync(target, bytes, { flag: 'wx' });
    return undefined;
  } catch (error) {
    const code = systemCode(error);
    const message = `it cannot be put beside the others to be read: the operating system says \`${code}\``;
    return { code: 'unreadable', uri: path, message };
  }
}
