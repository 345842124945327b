import { existsSync, readdirSync, statSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { didYouMean } from '@plimsoll/engine';
import { findRevision, pathFromRoot, PlimsollError, type Revision, revisionNames } from '@plimsoll/inputs';
import { isReport } from './report-file.ts';

/** What is compared: manifests here, a report of a scan, or manifests of a revision. */
export type Side =
  | { readonly kind: 'path'; readonly name: string; readonly isFolder: boolean }
  | { readonly kind: 'report'; readonly name: string }
  | { readonly kind: 'revision'; readonly name: string; readonly revision: Revision };

/** The two sides of a comparison, and what is to be said about how their names were taken. */
export interface Sides {
  readonly before: Side;
  readonly after: Side;
  readonly notes: readonly string[];
}

/** Finds what two names mean; without a second one the first is compared with what is here. */
export function sidesOf(first: string, second: string | undefined, cwd: string): Sides {
  const notes: string[] = [];
  const before = sideNamed(first, cwd, notes);
  if (second !== undefined) return { before, after: sideNamed(second, cwd, notes), notes };
  if (before.kind === 'path') {
    throw new PlimsollError(
      'usage',
      `\`${first}\` is compared with nothing yet: name a second folder, report or revision, as in \`plimsoll diff main ${first}\``,
    );
  }
  return { before, after: hereFor(before, cwd), notes };
}

/** What is here for a revision or a report: this folder, or the path that the revision was narrowed to. */
function hereFor(side: Side, cwd: string): Side {
  if (side.kind !== 'revision' || side.revision.path === '')
    return { kind: 'path', name: '.', isFolder: true };
  const { path, isFile } = side.revision;
  const name = posix.relative(`/${pathFromRoot(cwd)}`, `/${path}`) || '.';
  if (!existsSync(resolve(cwd, name))) {
    throw new PlimsollError('usage', `\`${name}\` is not here to be compared with \`${side.name}\``);
  }
  return { kind: 'path', name, isFolder: !isFile };
}

function sideNamed(name: string, cwd: string, notes: string[]): Side {
  const path = resolve(cwd, name);
  const stats = name === '' ? undefined : statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return revisionNamed(name, cwd);
  const what = stats.isDirectory() ? 'folder' : 'file';
  if (isAlsoRevision(name, cwd)) {
    notes.push(
      `\`${name}\` is taken as the ${what}; write \`${name}^0\` for the revision of the same name, or \`./${name}\` to say so`,
    );
  }
  if (stats.isFile() && name.endsWith('.json') && isReport(path)) return { kind: 'report', name };
  return { kind: 'path', name, isFolder: stats.isDirectory() };
}

/** A plain name, as branches have; nobody means a revision by `./deploy` or `a.yaml`. */
function isAlsoRevision(name: string, cwd: string): boolean {
  return /^[\w-]+$/u.test(name) && typeof findRevision(name, cwd) === 'object';
}

function revisionNamed(name: string, cwd: string): Side {
  const revision = findRevision(name, cwd);
  if (typeof revision === 'object') return { kind: 'revision', name, revision };
  const what = `\`${name}\` is neither a file nor a folder here`;
  if (revision === 'no-repository') {
    const hint = didYouMean(name, namesHere(cwd));
    throw new PlimsollError(
      'usage',
      `${what}, and no git repository is here that could have a revision of that name${hint}`,
    );
  }
  const hint = didYouMean(name, [...revisionNames(cwd), ...namesHere(cwd)]);
  throw new PlimsollError('usage', `${what}, nor a revision of this repository${hint}`);
}

function namesHere(cwd: string): readonly string[] {
  return readdirSync(cwd).filter((name) => !name.startsWith('.'));
}
