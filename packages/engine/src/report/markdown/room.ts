import { byteLength } from '../byte-length.ts';

/** A comment of so many bytes; GitHub takes 65,536 characters, and no character is less than a byte. */
const most = 65_000;

/** A text that is filled part by part as long as there is room. */
export interface Room {
  /** Adds a part if it leaves so many bytes for what must follow; says whether it did. Nothing always fits. */
  readonly add: (part: string, keep: number) => boolean;
  readonly text: () => string;
}

/** An empty comment. */
export function makeRoom(): Room {
  const parts: string[] = [];
  let left = most;
  return {
    add: (part, keep) => {
      if (part === '') return true;
      const bytes = byteLength(part) + 2;
      if (bytes + keep > left) return false;
      left -= bytes;
      parts.push(part);
      return true;
    },
    text: () => `${parts.join('\n\n')}\n`,
  };
}
