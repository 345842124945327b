import { commitMessage, rewrite, type Repair } from '@plimsoll/engine';
import { encodedText, isTracked, PlimsollError, writeBranch, type NewCommit } from '@plimsoll/inputs';
import type { Territory } from './territory.ts';

/**
 * Puts a repair on a new branch, one commit for each cause, the worst first. What is checked out stays as it is. Gives the name of
 * the last commit; throws `PlimsollError`.
 */
export function writeRepairBranch(
  branch: string,
  { causes, files }: Repair,
  territory: Territory,
  cwd: string,
): string {
  const untracked = files.find(({ uri, before }) => before !== undefined && !isTracked(uri, cwd));
  if (untracked !== undefined)
    throw new PlimsollError(
      'git',
      `git does not track \`${untracked.uri}\`, so no commit can change it\ncommit it first, or name other paths`,
    );
  const shown = new Map<string, string>();
  const commits = causes.map((cause, index): NewCommit => {
    const step = rewrite(causes.slice(0, index + 1), territory.sourceOf);
    const changed = step.files.filter(({ uri, after }) => shown.get(uri) !== after);
    for (const { uri, after } of changed) shown.set(uri, after);
    return {
      message: commitMessage(cause),
      files: changed.map(({ uri, after }) => ({
        uri,
        bytes: encodedText(after, territory.sourceOf(uri)?.encoding ?? 'utf-8'),
      })),
    };
  });
  // What the commits come to is what was proved.
  if (files.some(({ uri, after }) => shown.get(uri) !== after))
    throw new PlimsollError(
      'fix-refused',
      'the commits would not come to what was proved; this is a bug in Plimsoll',
    );
  return writeBranch(branch, commits, cwd);
}
