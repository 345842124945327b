import { parentPort, workerData } from 'node:worker_threads';
import { pack, planOf } from '@plimsoll/engine';
import { BatchQueue, examineFiles } from './batch.ts';
import type { WorkDone, WorkOrder } from './threads.ts';

// A worker thread of a scan: takes batches from the shared queue until nothing is left.
const { files, shared, order }: WorkOrder = workerData;
const plan = planOf(order);
const queue = new BatchQueue(files, shared);
for (let batch = queue.take(); batch !== undefined; batch = queue.take()) {
  const { examinations, problems } = examineFiles(batch.files, plan);
  const done: WorkDone = { start: batch.start, packed: pack(examinations, plan), problems };
  parentPort?.postMessage(done);
}
