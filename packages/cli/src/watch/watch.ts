import { resolve } from 'node:path';
import { watchPaths } from '@plimsoll/inputs';
import type { Edge, Option } from '../command-line/command.ts';

/** Whether the program goes on and scans again after each change. */
export const watchOption: Option = {
  name: 'watch',
  summary: 'Scan again whenever a file is saved, and show what came and what went',
};

/** Editors write, rename and set times in one go; this long after the last of it the files are taken as saved. */
const settledMs = 15;

/**
 * Scans once, and again after each change of what lies at some paths, until the user ends it. `scan` shows what it found and
 * gives the exit code; that of the last scan is the one the program ends with.
 */
export async function watchAndScan(
  paths: readonly string[],
  { cwd }: Edge,
  scan: () => Promise<number>,
): Promise<number> {
  const changes = new Changes();
  const watch = watchPaths(
    paths.map((path) => resolve(cwd, path)),
    changes.noted,
  );
  process.on('SIGINT', changes.end);
  try {
    let exitCode = await scan();
    if (watch.how === 'polling') {
      process.stderr.write('note: the system does not tell of changes here, so it is asked twice a second\n');
    }
    while (await changes.next()) exitCode = await scan();
    return exitCode;
  } finally {
    process.off('SIGINT', changes.end);
    watch.close();
  }
}

/** The changes that nobody has looked at yet. */
class Changes {
  #isPending = false;
  #isOver = false;
  #timer: NodeJS.Timeout | undefined;
  #wake: (() => void) | undefined;

  readonly noted = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isPending = true;
      this.#wake?.();
    }, settledMs);
  };

  readonly end = (): void => {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#wake?.();
  };

  /** Waits for the next change; false when the user ends it. */
  async next(): Promise<boolean> {
    if (!this.#isPending && !this.#isOver) {
      await new Promise<void>((done) => {
        this.#wake = done;
      });
    }
    this.#isPending = false;
    return !this.#isOver;
  }
}
