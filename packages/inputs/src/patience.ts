const SLEEPER = new Int32Array(new SharedArrayBuffer(4));
const LONGEST_PAUSE_MS = 50;

/** Sleeps a little where a pipe or terminal is only not ready yet (`EAGAIN`), longer with each attempt; throws any other error on. */
export function pauseOrThrow(error: unknown, attempt: number): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
  Atomics.wait(SLEEPER, 0, 0, Math.min(2 ** Math.min(attempt, 10), LONGEST_PAUSE_MS));
}
