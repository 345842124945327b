import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { unpack, type Packed, type Plan, type PlanOrder } from '@plimsoll/engine';
import type { SourceFile } from '@plimsoll/inputs';
import { BatchQueue, examineFiles, newCounter, type BatchResult } from './batch.ts';

/** What a worker thread is told: plain data, from which it makes the same plan. */
export interface WorkOrder {
  readonly files: readonly SourceFile[];
  readonly shared: Int32Array<SharedArrayBuffer>;
  readonly order: PlanOrder;
}

/** One batch as a worker gives it back. */
export interface WorkDone {
  readonly start: number;
  readonly packed: Packed;
  readonly problems: BatchResult['problems'];
}

interface DoneBatch extends BatchResult {
  readonly start: number;
}

export interface ScanOptions {
  readonly workerUrl: URL;
  /** Aborted when the user interrupts; what is done until then is returned. */
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** Below this many files a second thread costs more than it saves (measured, see docs/performance.md). */
const worthThreads = 1500;

/** Examines all files on all cores; the result is in the order of the files, however the work was shared. */
export async function examineAll(
  files: readonly SourceFile[],
  order: PlanOrder,
  plan: Plan,
  { workerUrl, signal, onProgress }: ScanOptions,
): Promise<BatchResult> {
  const queue = new BatchQueue(files, newCounter());
  signal.addEventListener('abort', () => queue.stop());
  const threads = files.length < worthThreads ? 0 : availableParallelism() - 1;
  const done: DoneBatch[] = [];
  const working = Array.from({ length: threads }, () =>
    startWorker(workerUrl, { files, shared: queue.shared, order }, plan, done),
  );
  for (let batch = queue.take(); batch !== undefined; batch = queue.take()) {
    done.push({ start: batch.start, ...examineFiles(batch.files, plan) });
    onProgress(queue.taken(), files.length);
    await setImmediate();
  }
  await Promise.all(working);
  done.sort((a, b) => a.start - b.start);
  return {
    examinations: done.flatMap(({ examinations }) => examinations),
    problems: done.flatMap(({ problems }) => problems),
  };
}

function startWorker(url: URL, order: WorkOrder, plan: Plan, done: DoneBatch[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(url, { workerData: order });
    worker.on('message', ({ start, packed, problems }: WorkDone) => {
      done.push({ start, examinations: unpack(packed, plan), problems });
    });
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });
}
