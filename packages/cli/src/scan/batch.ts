import { examine, type Examination, type Plan, type Problem } from '@plimsoll/engine';
import { isInputProblem, readSource, type SourceFile } from '@plimsoll/inputs';

/** What a batch of files gave. */
export interface BatchResult {
  readonly examinations: readonly Examination[];
  readonly problems: readonly Problem[];
}

/** Reads and examines some files, one after the other. */
export function examineFiles(files: readonly SourceFile[], plan: Plan): BatchResult {
  const examinations: Examination[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const source = readSource(file);
    if (isInputProblem(source)) problems.push(source);
    else examinations.push(examine(source, plan));
  }
  return { examinations, problems };
}

/** Positions in the numbers that threads share. */
const next = 0;

/** The files of a scan, handed out in batches to any number of threads through shared memory. */
export class BatchQueue {
  readonly shared: Int32Array<SharedArrayBuffer>;
  readonly #files: readonly SourceFile[];

  constructor(files: readonly SourceFile[], shared: Int32Array<SharedArrayBuffer>) {
    this.#files = files;
    this.shared = shared;
  }

  /** The next batch; `undefined` when nothing is left or the scan was stopped. */
  take(): { readonly start: number; readonly files: readonly SourceFile[] } | undefined {
    const start = Atomics.add(this.shared, next, batchSize);
    return start >= this.#files.length
      ? undefined
      : { start, files: this.#files.slice(start, start + batchSize) };
  }

  /** Makes every thread stop after the batch it is at. */
  stop(): void {
    Atomics.store(this.shared, next, this.#files.length);
  }

  /** How many files have been handed out. */
  taken(): number {
    return Math.min(Atomics.load(this.shared, next), this.#files.length);
  }
}

/** Few enough for threads to end together, enough for a batch to be worth a message. */
const batchSize = 64;

/** A new queue's shared memory. */
export function newCounter(): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}
