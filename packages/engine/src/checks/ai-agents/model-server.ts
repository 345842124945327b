import type { Container } from '../../model/container.ts';

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
