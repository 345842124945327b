import type { Container } from '../../model/container.ts';

/** One element of `command` or `args` and its pointer. */
export interface CommandPart {
  readonly at: string;
  readonly text: string;
}

/** What a container starts, element by element: `command` first, then `args`. */
export function startCommandOf(container: Container): readonly CommandPart[] {
  if (container.command.length === 0 && container.args.length === 0) return none;
  return [...partsOf(container, 'command'), ...partsOf(container, 'args')];
}

const none: readonly CommandPart[] = [];

function partsOf(container: Container, key: 'command' | 'args'): readonly CommandPart[] {
  return container[key].map((text, index) => ({ at: `${container.at}/${key}/${index}`, text }));
}
