import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { editDistance } from '@plimsoll/engine';

/** The path that was probably meant by one that does not exist: its first missing part is taken for a near name beside it. */
export function nearPath(missing: string): string | undefined {
  let part = missing;
  while (!existsSync(dirname(part)) && dirname(part) !== part) part = dirname(part);
  const near = nearest(basename(part), namesIn(dirname(part)));
  if (near === undefined) return undefined;
  const corrected = join(dirname(part), near);
  const whole = join(corrected, missing.slice(part.length));
  return existsSync(whole) ? whole : corrected;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Without a list of names there is nothing to suggest; the missing path itself is reported by the caller.
    return [];
  }
}

/** Of equally near names the first in code-unit order, so that the advice is the same everywhere. */
function nearest(wanted: string, names: readonly string[]): string | undefined {
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  const ranked = names
    .filter((name) => Math.abs(name.length - wanted.length) <= allowed)
    .map((name) => ({ name, distance: editDistance(wanted.toLowerCase(), name.toLowerCase()) }))
    .filter((candidate) => candidate.distance <= allowed && candidate.distance < candidate.name.length)
    .sort((left, right) => left.distance - right.distance || (left.name < right.name ? -1 : 1));
  return ranked[0]?.name;
}
