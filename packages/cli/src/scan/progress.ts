import type { Terminal } from '../command-line/command.ts';

/** One line on standard error that updates while long work goes on; nothing where no terminal is. */
export interface Progress {
  /** `total` where it is known how much there is. */
  readonly update: (done: number, total?: number) => void;
  readonly end: () => void;
}

const silentMs = 1000;
const everyMs = 100;

/** Starts to watch the clock; the line appears after a second. */
export function startProgress(what: string, stderr: Terminal, unit = 'files'): Progress {
  const started = performance.now();
  let shownAt = 0;
  let isShown = false;
  return {
    update: (done, total) => {
      const now = performance.now();
      if (!stderr.isTerminal || now - started < silentMs || now - shownAt < everyMs) return;
      shownAt = now;
      isShown = true;
      const seconds = Math.floor((now - started) / 1000);
      process.stderr.write(
        `\r\u001b[K${what} ${total === undefined ? done : `${done} of ${total}`} ${unit}, ${seconds} s`.slice(
          0,
          stderr.width + 4,
        ),
      );
    },
    end: () => {
      if (isShown) process.stderr.write('\r\u001b[K');
    },
  };
}
