import { inkOf } from '../terminal/ink.ts';
import { visible } from '../visible.ts';

/** A diff on a terminal: what is new stands out, and no character does anything but show itself. */
export function diffForPeople(diff: string, { colour }: { readonly colour: boolean }): string {
  const { bold, dim } = inkOf(colour);
  return diff.replaceAll(/^.+$/gmu, (line) => {
    const shown = visible(line.replace(/\r$/u, ''));
    if (line.startsWith('diff ') || line.startsWith('--- ') || line.startsWith('+++ ')) return dim(shown);
    if (line.startsWith('@@')) return dim(shown);
    return line.startsWith('+') ? bold(shown) : line.startsWith('-') ? dim(shown) : shown;
  });
}
