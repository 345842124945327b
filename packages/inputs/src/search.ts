import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';

import { pathFrom } from '@plimsoll/engine';
import type { Ignore } from 'ignore';

import type { TrackedPaths } from './git/tracked-files.ts';
import { type FolderRules, type IgnoreRules, matcherOf } from './ignore-rules.ts';
import type { InputProblem } from './input-problem.ts';
import type { SourceFile } from './read-source.ts';

/** A folder to walk. Paths, prefixes and `relative` end in a slash or are empty, so that a name can be appended. */
export interface Folder {
  /** Absolute and without links. */
  readonly pathPrefix: string;
  readonly uriPrefix: string;
  /** Its path from the topmost folder whose ignore files count. */
  readonly relative: string;
  readonly rules: IgnoreRules | undefined;
}

/** A symbolic link that was met and is followed only once it is known what else is read. */
export interface FoundLink {
  readonly uri: string;
  readonly name: string;
  readonly folder: Folder;
}

/** Where a folder stands under the topmost one whose ignore files count, and the rules for its entries. */
export interface RuledFolder {
  readonly relative: string;
  readonly rules: FolderRules;
}

/** Patterns that are relative to another folder than the one that uris are. */
export interface PolicyExclusion {
  readonly matcher: Ignore;
  /** The way from that folder to the one that uris are relative to. */
  readonly prefix: string;
}

/** What one search was asked, and what it has found so far. */
export interface Search {
  readonly cwd: string;
  readonly realCwd: string;
  readonly exclude: Ignore | undefined;
  /** What a policy leaves out. */
  readonly policy: PolicyExclusion | undefined;
  readonly files: SourceFile[];
  /** Files found under the name of a link; they give way to the same file under its own name. */
  readonly linkedFiles: SourceFile[];
  readonly links: FoundLink[];
  readonly problems: InputProblem[];
  /** Manifests that ignore files leave out, by their uris, and folders by theirs with their paths; all end in a slash. */
  readonly leftOutFiles: Set<string>;
  readonly leftOutFolders: Map<string, string>;
  /** What git tracks, by the root of its repository; true for everything in a copy of a revision. */
  readonly tracked: Map<string, TrackedPaths>;
  readonly isAllTracked: boolean;
  /** The folders, without links, out of which no link is followed. */
  readonly trees: Set<string>;
  /** Every folder walked, as `pathPrefix`. */
  readonly walked: Set<string>;
  readonly ruledFolders: Map<string, RuledFolder>;
  readonly realFolders: Map<string, string>;
  /** The folders of what a pattern matched; undefined for one that is left out. */
  readonly globbedFolders: Map<string, Folder | undefined>;
}

/** A search that has found nothing yet. */
export function newSearch(
  cwd: string,
  exclude: readonly string[],
  {
    policy = { patterns: [], prefix: '' },
    isAllTracked = false,
  }: {
    readonly policy?: { readonly patterns: readonly string[]; readonly prefix: string } | undefined;
    readonly isAllTracked?: boolean;
  } = {},
): Search {
  const absolute = resolve(cwd);
  return {
    cwd: absolute,
    realCwd: realpathSync.native(absolute),
    exclude: exclude.length === 0 ? undefined : matcherOf(exclude),
    policy:
      policy.patterns.length === 0
        ? undefined
        : { matcher: matcherOf(policy.patterns), prefix: policy.prefix },
    files: [],
    linkedFiles: [],
    links: [],
    problems: [],
    leftOutFiles: new Set(),
    leftOutFolders: new Map(),
    tracked: new Map(),
    isAllTracked,
    trees: new Set(),
    walked: new Set(),
    ruledFolders: new Map(),
    realFolders: new Map(),
    globbedFolders: new Map(),
  };
}

/**
 * Whether the user's own `exclude` patterns, which are relative to `cwd`, or those of a policy leave a file out (or a folder,
 * whose uri ends in a slash).
 */
export function isExcluded(search: Search, uri: string): boolean {
  if (search.policy !== undefined && isOutOfPolicy(search.policy, uri)) return true;
  if (search.exclude === undefined) return false;
  const path = uri.replace(/^(?:\.\.?\/|[A-Za-z]:\/|\/)+/u, '');
  return path !== '' && path !== '..' && path !== '.' && search.exclude.ignores(path);
}

/** What lies outside the folder of the policy is none of its business. */
function isOutOfPolicy({ matcher, prefix }: PolicyExclusion, uri: string): boolean {
  const path = pathFrom(prefix, uri);
  return path !== '' && !/^(?:\.\.?(?:\/|$)|[A-Za-z]:\/|\/)/u.test(path) && matcher.ignores(path);
}

/** A folder's path without links, asked of the operating system only once. */
export function realFolder(search: Search, path: string): string {
  const known = search.realFolders.get(path);
  if (known !== undefined) return known;
  const real = realpathSync.native(path);
  search.realFolders.set(path, real);
  return real;
}
