import { dirname, resolve } from 'node:path';
import type { Policy, Report } from '@plimsoll/engine';
import type { Edge, ParsedArguments } from '../command-line/command.ts';
import { pathsOf } from './request.ts';

/**
 * What is to be said of scopes and environments that mean nothing, such as one with a misspelt path. Where only a part of
 * the policy's folder is scanned that is to be expected, and is said in full reports only.
 */
export function idleScopeNotes(
  { idleScopes }: Pick<Report, 'idleScopes'>,
  { uri }: Policy,
  { args, edge }: { readonly args: ParsedArguments; readonly edge: Edge },
): readonly string[] {
  const folder = dirname(resolve(edge.cwd, uri));
  const isWhole = pathsOf(args, edge).some((path) => isAtOrAbove(resolve(edge.cwd, path), folder));
  if (!isWhole && !args.has('verbose')) return [];
  return idleScopes.map(({ environment, location }) => {
    const what = environment === undefined ? 'this scope' : `environment \`${environment}\``;
    return `${location.uri}:${location.line}: ${what} means nothing of what was scanned`;
  });
}

function isAtOrAbove(path: string, folder: string): boolean {
  return folder === path || folder.startsWith(path.endsWith('/') ? path : `${path}/`);
}
