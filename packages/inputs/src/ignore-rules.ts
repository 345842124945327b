import ignore, { type Ignore, type Pattern } from 'ignore';

import { readBounded } from './bounded-read.ts';
import type { InputProblem } from './input-problem.ts';
import { unreadable } from './system-error.ts';

/** The ignore files that hold in a folder: the nearest first, each asked with paths relative to where it lies. */
export interface IgnoreRules {
  readonly matcher: Ignore;
  /** True for a `.gitignore`, which means nothing for what git tracks. */
  readonly isOfGit: boolean;
  /** How much of a path, seen from the topmost folder, leads to the folder of this ignore file. */
  readonly skip: number;
  readonly above: IgnoreRules | undefined;
}

/** Nothing is ignored in a folder that has no rules; `ignored` means that the folder is not entered. */
export type FolderRules = IgnoreRules | 'ignored' | undefined;

/** The names of ignore files; of two in one folder the later overrules the earlier. */
export const IGNORE_FILES: readonly string[] = ['.gitignore', '.plimsollignore'];
const GIT_IGNORE_FILE = '.gitignore';
const MAX_IGNORE_FILE_BYTES = 4 * 1024 * 1024;
const ALWAYS_SKIPPED: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** A matcher for patterns in gitignore syntax, case-sensitive on every operating system. */
export function matcherOf(patterns: readonly Pattern[]): Ignore {
  return ignore({ ignoreCase: false }).add(patterns);
}

/** True for a name that is never entered while walking, whatever the ignore files say. */
export function isAlwaysSkipped(name: string): boolean {
  return ALWAYS_SKIPPED.has(name);
}

/** True for the name of a file that holds ignore rules. */
export function isIgnoreFile(name: string): boolean {
  return name.startsWith('.') && IGNORE_FILES.includes(name);
}

/** Whether git tracks an entry, or for a folder something in it; asked only where a `.gitignore` would leave it out. */
export type IsTracked = () => boolean;

const untracked: IsTracked = () => false;

/** Whether an entry of a folder that itself is not ignored is; a folder's path ends in a slash. */
export function isIgnored(
  rules: IgnoreRules | undefined,
  relative: string,
  isTracked: IsTracked = untracked,
): boolean {
  for (let nearest = rules; nearest !== undefined; nearest = nearest.above) {
    const { ignored, unignored } = nearest.matcher.test(relative.slice(nearest.skip));
    if (unignored) return false;
    if (ignored && !(nearest.isOfGit && isTracked())) return true;
  }
  return false;
}

/** The rules for the entries of a folder, before its own ignore files are added. */
export function rulesInside(
  rules: IgnoreRules | undefined,
  relative: string,
  isTracked: IsTracked = untracked,
): FolderRules {
  if (rules === undefined) return undefined;
  if (!isIgnored(rules, relative)) return pardoned(rules, relative);
  // What is tracked in an ignored folder is read, and the rules go on for the rest.
  return isIgnored(rules, relative, isTracked) ? 'ignored' : rules;
}

/** Adds a folder's own ignore files, whose names are given in any order. */
export function withIgnoreFiles(
  rules: IgnoreRules | undefined,
  folder: { readonly pathPrefix: string; readonly uriPrefix: string; readonly relative: string },
  names: readonly string[],
  problems: InputProblem[],
): IgnoreRules | undefined {
  let all = rules;
  for (const name of IGNORE_FILES) {
    if (!names.includes(name)) continue;
    const matcher = matcherOf([]).add(textOf(folder.pathPrefix + name, folder.uriPrefix + name, problems));
    all = { matcher, isOfGit: name === GIT_IGNORE_FILE, skip: folder.relative.length, above: all };
  }
  return all;
}

/** Without the rules that would ignore a folder which the user named. */
export function withoutRulesAgainst(
  rules: IgnoreRules | undefined,
  relative: string,
): IgnoreRules | undefined {
  if (rules === undefined) return undefined;
  const above = withoutRulesAgainst(rules.above, relative);
  if (rules.matcher.checkIgnore(relative.slice(rules.skip)).ignored) return above;
  return above === rules.above ? rules : { ...rules, above };
}

/**
 * A folder that a nearer file takes back in is not ignored by a farther one any more. The matcher would still ignore what
 * lies in it, because it looks at one file alone; a last line that names the folder makes up for that.
 */
function pardoned(rules: IgnoreRules | undefined, relative: string): IgnoreRules | undefined {
  if (rules === undefined) return undefined;
  const above = pardoned(rules.above, relative);
  const path = relative.slice(rules.skip);
  if (!rules.matcher.test(path).ignored) return above === rules.above ? rules : { ...rules, above };
  const pattern = `!/${path.replaceAll(/[\\*?[\]]/gu, String.raw`\$&`)}`;
  return { ...rules, matcher: matcherOf([rules.matcher, { pattern }]), above };
}

function textOf(path: string, uri: string, problems: InputProblem[]): string {
  try {
    const read = readBounded(path, MAX_IGNORE_FILE_BYTES);
    if (read.kind === 'bytes') return read.bytes.toString('utf8');
    problems.push({
      code: 'unreadable',
      uri,
      message: 'the ignore file is too large to be one; shorten or remove it',
    });
  } catch (error) {
    problems.push(unreadable(error, uri, 'file'));
  }
  return '';
}
