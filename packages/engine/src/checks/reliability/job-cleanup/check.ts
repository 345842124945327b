import type { ResourceCheck } from '../../check.ts';

const field = 'ttlSecondsAfterFinished';

export const jobCleanup: ResourceCheck = {
  id: 'job-cleanup',
  title: 'Finished job has no clear cleanup rule',
  severity: 'info',
  gain: 'An attacker gains nothing directly; what a finished job leaves behind, its settings and logs, stays readable in the namespace.',
  why: 'A job of its own stays for ever without a time to live; under a CronJob the history limits decide, and a time to live competes with them.',
  remedy:
    'Set `spec.ttlSecondsAfterFinished` on a job of its own; under a CronJob remove it and set `successfulJobsHistoryLimit` and `failedJobsHistoryLimit`.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/',
    'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#jobs-history-limits',
  ],
  aliases: ['kube-linter:job-ttl-seconds-after-finished'],
  profile: 'strict',
  on: 'resource',
  kinds: ['Job.batch', 'CronJob.batch'],
  evaluate: ({ fields, metadata, kind, name }) => {
    const spec = fields.map('spec');
    if (kind === 'Job') {
      if (
        spec?.has(field) === true ||
        (metadata !== undefined && metadata.maps('ownerReferences').length > 0)
      )
        return undefined;
      return {
        at: `${fields.pointer('spec')}/${field}`,
        message: `job \`${name}\` stays for ever once it is finished: \`${field}\` is not set`,
      };
    }
    const job = spec?.map('jobTemplate')?.map('spec');
    if (job?.has(field) !== true) return undefined;
    return {
      at: job.pointer(field),
      message: `\`${field}\` competes with the history limits of CronJob \`${name}\`; whichever comes first deletes a job`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the history limits keep as many jobs as are wanted: where none is set they are 3 that succeeded and 1 that failed.',
    edits: ({ at }, { kind }) => (kind === 'CronJob' ? [{ op: 'remove', at }] : []),
  },
};
