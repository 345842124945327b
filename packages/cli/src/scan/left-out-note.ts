import { counted } from './baseline.ts';

/** What is to be said of the manifests that ignore files left out; empty where there are none. */
export function leftOutNote(leftOut: readonly string[], listing: string): string {
  if (leftOut.length === 0) return '';
  return `note: ${counted(leftOut.length, 'manifest', 'manifests')} left out by ignore files (${listing} lists them)\n`;
}

/** The command that lists them, for commands that do not. */
export const listingScan = '`plimsoll scan --verbose`';
