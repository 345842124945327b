import type { Container } from '../../model/container.ts';
import type { Edit } from '../check.ts';

/** A word of the command line of a model server, and where it stands. */
export interface Word {
  readonly at: string;
  readonly text: string;
}

const servers = /vllm|text-generation-inference|sglang|\btgi\b/u;
const spaces = /\s+/u;

/** The words of the command line of a container that serves a language model; `undefined` for every other container. */
export function modelServerWords(container: Container): readonly Word[] | undefined {
  const { command, args, image = '' } = container;
  if (command.length === 0 && args.length === 0) return undefined;
  if (
    !servers.test(image) &&
    !command.some((part) => servers.test(part)) &&
    !args.some((part) => servers.test(part))
  )
    return undefined;
  return [...wordsIn(container, 'command'), ...wordsIn(container, 'args')];
}

/** An element of several words is a line for a shell. */
function wordsIn(container: Container, key: 'command' | 'args'): readonly Word[] {
  return container[key].flatMap((part, index) =>
    part
      .split(spaces)
      .filter((text) => text !== '')
      .map((text) => ({ at: `${container.at}/${key}/${index}`, text })),
  );
}

/** Removes every word of a container's command line that `isMeant` names, and leaves the rest of a shell's line as it is. */
export function withoutWords(container: Container, isMeant: (text: string) => boolean): readonly Edit[] {
  return (['command', 'args'] as const).flatMap((key) =>
    container[key].flatMap((part, index): readonly Edit[] => {
      const at = `${container.at}/${key}/${index}`;
      if (isMeant(part)) return [{ op: 'remove', at }];
      // Spaces and words in turn: what is left of a word goes with the space in front of it.
      const pieces = part.split(spacesKept);
      if (!pieces.some(isMeant)) return [];
      const kept = pieces.filter((piece, i) => !isMeant(piece) && !isMeant(pieces[i + 1] ?? ''));
      return [{ op: 'set', at, value: kept.join('') }];
    }),
  );
}

const spacesKept = /(\s+)/u;
