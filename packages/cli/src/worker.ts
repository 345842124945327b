import { parentPort, workerData } from 'node:worker_threads';
import { catalogue, makePlan, pack } from '@plimsoll/engine';
import { BatchQueue, examineFiles } from './scan/batch.ts';
import type { WorkDone, WorkOrder } from './scan/threads.ts';

// A worker thread of a scan: takes batches from the shared queue until nothing is left.
const { files, shared, checkIds, target, withFingerprints }: WorkOrder = workerData;
const ids = new Set(checkIds);
const plan = makePlan(
  catalogue.filter(({ id }) => ids.has(id)),
  target,
  { withFingerprints },
);
const queue = new BatchQueue(files, shared);
for (let batch = queue.take(); batch !== undefined; batch = queue.take()) {
  const { examinations, problems } = examineFiles(batch.files, plan);
  const done: WorkDone = { start: batch.start, packed: pack(examinations, plan), problems };
  parentPort?.postMessage(done);
}
