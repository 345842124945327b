import { createInterface } from 'node:readline/promises';
import { diffForPeople, fixTable, rewrite, unifiedDiff, type Cause, type Repair } from '@plimsoll/engine';
import type { Terminal } from '../command-line/command.ts';
import type { Territory } from './territory.ts';

/** What a person is shown of each cause, and where. */
export interface Asking {
  readonly territory: Territory;
  readonly terminal: Terminal;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Asks about each cause, the worst first: what it does, its diff, what to verify. */
export async function askFor(planned: Repair, asking: Asking): Promise<readonly Cause[]> {
  return askEach(planned.causes, (cause) => questionAbout(planned, cause, asking), asking);
}

/**
 * Shows one thing after the other and asks whether to do it. `y` takes it, `n` leaves it, `a` takes it and all that follow, `q` leaves
 * it and all that follow. The end of the input means `q`.
 */
export async function askEach<T>(
  all: readonly T[],
  shown: (one: T, index: number) => string,
  asking: Pick<Asking, 'input' | 'output'>,
): Promise<readonly T[]> {
  const lines = createInterface({ input: asking.input, output: asking.output, terminal: false });
  const answers = lines[Symbol.asyncIterator]();
  try {
    const taken: T[] = [];
    for (const [index, one] of all.entries()) {
      asking.output.write(shown(one, index));
      const answer = await nextAnswer(answers, asking, `${index + 1} of ${all.length}`);
      if (answer === 'q') return taken;
      if (answer === 'a') return [...taken, ...all.slice(index)];
      if (answer === 'y') taken.push(one);
    }
    return taken;
  } finally {
    lines.close();
  }
}

function questionAbout(planned: Repair, cause: Cause, { territory, terminal }: Asking): string {
  const { files } = rewrite([cause], territory.sourceOf);
  const account = [
    ...fixTable(
      { ...planned, causes: [cause], refused: [], isWritten: true },
      { ...terminal, verbosity: 'causes', next: undefined, withUnsafe: true },
    ),
  ];
  const diff = diffForPeople(unifiedDiff(files), terminal);
  return `\n${account.join('')}${diff}`;
}

async function nextAnswer(
  answers: AsyncIterator<string>,
  { output }: Pick<Asking, 'output'>,
  position: string,
): Promise<'y' | 'n' | 'a' | 'q'> {
  for (;;) {
    output.write(`repair this? [y]es, [n]o, [a]ll, [q]uit (${position}) `);
    const next = await answers.next();
    if (next.done === true) return 'q';
    const [letter] = next.value.trim().toLowerCase();
    if (letter === 'y' || letter === 'n' || letter === 'a' || letter === 'q') return letter;
  }
}
