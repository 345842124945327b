/** Whether a file is meant by a list of patterns: the last one that fits decides, and one with `!` in front takes back. */
export function matchesPaths(patterns: readonly string[], path: string): boolean {
  let isMeant = false;
  for (const pattern of patterns) {
    const isTaken = pattern.startsWith('!');
    if (matchesPath(isTaken ? pattern.slice(1) : pattern, path)) isMeant = !isTaken;
  }
  return isMeant;
}

/**
 * Whether the path of a file is meant by a pattern in the syntax of `.gitignore`: `*` and `?` stay within one part, `**` spans any
 * number of parts, a pattern without a slash means a name at any depth, and what lies in a folder that is meant is meant
 * too; with a slash at its end it means folders only. Takes time in proportion to the product of both lengths at most.
 */
export function matchesPath(pattern: string, path: string): boolean {
  const trimmed = pattern.replace(/^\.?\//u, '').replace(/\/$/u, '');
  const isAnywhere = !trimmed.includes('/') && !pattern.startsWith('/');
  const inside = pattern.endsWith('/') ? ['*', '**'] : ['**'];
  const wanted = [...(isAnywhere ? ['**'] : []), ...trimmed.split('/'), ...inside];
  return matchesSequence(wanted, path.split('/'), '**', matchesName);
}

/** Whether a name is meant by a pattern with `*` for any characters and `?` for one. */
export function matchesName(pattern: string, name: string): boolean {
  if (!pattern.includes('*') && !pattern.includes('?')) return pattern === name;
  return matchesSequence(
    Array.from(pattern),
    Array.from(name),
    '*',
    (one, other) => one === '?' || one === other,
  );
}

/** The classic match with one point to go back to: a later wildcard makes every earlier one settle. */
function matchesSequence(
  pattern: readonly string[],
  items: readonly string[],
  any: string,
  isSame: (one: string, other: string) => boolean,
): boolean {
  let at = 0;
  let backTo = -1;
  let resumeAt = 0;
  let item = 0;
  while (item < items.length) {
    const wanted = pattern[at];
    if (wanted === any) {
      backTo = at++;
      resumeAt = item;
    } else if (wanted !== undefined && isSame(wanted, items[item] ?? '')) {
      at++;
      item++;
    } else if (backTo >= 0) {
      at = backTo + 1;
      item = ++resumeAt;
    } else return false;
  }
  return pattern.slice(at).every((rest) => rest === any);
}
