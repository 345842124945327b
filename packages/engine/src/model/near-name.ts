import { editDistance } from './edit-distance.ts';

/** A hint at the nearest known word, such as `; did you mean --format`; empty where none is near. */
export function didYouMean(word: string, known: readonly string[], prefix = ''): string {
  const near = nearest(word, known);
  return near === undefined ? '' : `; did you mean \`${prefix}${near}\`?`;
}

/** The known word with the fewest edits between, if those are few for its length; else one that begins with it. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, distance: editDistance(lower(word), lower(candidate)) }))
    .filter(({ candidate, distance }) => distance <= Math.max(1, Math.floor(candidate.length / 3)))
    .toSorted((a, b) => a.distance - b.distance);
  return ranked[0]?.candidate ?? known.find((candidate) => isBeginning(word, candidate));
}

/** Shorter words are the beginning of too many. */
const shortestBeginning = 3;

function isBeginning(word: string, candidate: string): boolean {
  return word.length >= shortestBeginning && lower(candidate).startsWith(lower(word));
}

/** Longer words are cut: they are no typos. */
const longestWord = 80;

function lower(word: string): string {
  return word.toLowerCase().slice(0, longestWord);
}
