import { cronFault } from '../../../model/cron.ts';
import type { ResourceCheck } from '../../check.ts';
import { isPlaceholder } from '../../placeholder.ts';

export const cronScheduleInvalid: ResourceCheck = {
  id: 'cron-schedule-invalid',
  title: 'Schedule of a CronJob cannot be read',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the API server refuses the CronJob, so backups, scans and clean-ups that it was to run do not run.',
  why: 'A schedule has five fields, each within its bounds, or is a shorthand such as `@daily`. Seconds, `L`, `#`, `7` for Sunday and a time zone in front, which other schedulers take, are refused.',
  remedy:
    'Write minute, hour, day of the month, month and day of the week, as in `30 3 * * 0`, and the time zone in `spec.timeZone`.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax',
    'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#unsupported-timezone-specification',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['CronJob.batch'],
  evaluate: ({ fields, name }) => {
    const spec = fields.map('spec');
    const schedule = spec?.string('schedule');
    // None at all is said by the check on fields that are required.
    if (spec === undefined || schedule === undefined || schedule === '' || isPlaceholder(schedule))
      return undefined;
    const fault = cronFault(schedule);
    if (fault === undefined) return undefined;
    return {
      at: spec.pointer('schedule'),
      message: `the API server refuses CronJob \`${name}\`: its schedule is \`${schedule}\`, and ${fault}`,
    };
  },
};
