import { expect, test } from 'vitest';
import { cronFault } from './cron.ts';

/** What a Kubernetes 1.36 API server takes. */
const taken = [
  '* * * * *',
  '? ? ? ? ?',
  '@daily',
  '@midnight',
  '@every 0s',
  '@every -5s',
  '@every 1.5h',
  '* * * JAN *',
  '* * * jan-mar *',
  '* * * * SUN',
  '*/100 * * * *',
  '5/15 * * * *',
  '1,2,,3 * * * *',
  ', * * * *',
  '*-5 * * * *',
  '+5 * * * *',
  ' 1\t*  * * *  ',
  '05 03 * * *',
  '0 0 31 2 *',
];

/** What it refuses. */
const refused = [
  '@Daily',
  '@every x',
  '@reboot',
  '* * * * * *',
  '*/5 * * *',
  '60 * * * *',
  '* 24 * * *',
  '* * 0 * *',
  '* * 32 * *',
  '* * * 13 *',
  '* * * * 7',
  '* * * * 5-1',
  '*/0 * * * *',
  '*/ * * * *',
  'a * * * *',
  '1.5 * * * *',
  '1-2-3 * * * *',
  '1/2/3 * * * *',
  '-5 * * * *',
  '5- * * * *',
  '*5 * * * *',
  '** * * * *',
  '* * * JANUARY *',
  'TZ=UTC * * * * *',
  'CRON_TZ=UTC 1 * * * *',
  '0 0 * * 1#2',
];

test.each(taken)('`%s` is a schedule', (schedule) => {
  expect(cronFault(schedule)).toBeUndefined();
});

test.each(refused)('`%s` is none', (schedule) => {
  expect(cronFault(schedule)).toBeDefined();
});
