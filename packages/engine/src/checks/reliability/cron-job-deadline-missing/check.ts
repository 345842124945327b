import type { ResourceCheck } from '../../check.ts';

export const cronJobDeadlineMissing: ResourceCheck = {
  id: 'cron-job-deadline-missing',
  title: 'CronJob has no starting deadline',
  severity: 'info',
  gain: 'An attacker gains nothing directly; a task such as a backup or a rotation of keys may stop without notice.',
  why: 'Without a deadline a run that was missed is started however late, and after more than 100 missed runs the CronJob is not started any more.',
  remedy: 'Set `spec.startingDeadlineSeconds`, at least 10, to how late a run may start.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline',
    'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#job-creation',
  ],
  aliases: ['kube-score:cronjob-has-deadline', 'kics:192fe40b-b1c3-448a-aba2-6cc19a300fe3'],
  profile: 'strict',
  on: 'resource',
  kinds: ['CronJob.batch'],
  evaluate: ({ fields, name }) => {
    if (fields.map('spec')?.has('startingDeadlineSeconds') === true) return undefined;
    return {
      at: `${fields.pointer('spec')}/startingDeadlineSeconds`,
      message: `CronJob \`${name}\` starts a missed run however late: \`startingDeadlineSeconds\` is not set`,
    };
  },
};
