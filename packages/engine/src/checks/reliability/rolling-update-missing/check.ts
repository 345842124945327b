import type { ResourceCheck } from '../../check.ts';

export const rollingUpdateMissing: ResourceCheck = {
  id: 'rolling-update-missing',
  title: 'Update does not replace pods in turn',
  severity: 'info',
  gain: 'A fixed image reaches the pods late, or at the price of an outage that makes people put it off.',
  why: '`Recreate` stops all pods before the first new one starts, and with `OnDelete` the old ones run until somebody deletes them. Volumes that one node only may write are a good reason for `Recreate`.',
  remedy: 'Set the type of the update strategy to `RollingUpdate`, or leave it out: that is the default.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
    'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies',
    'https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/#daemonset-update-strategy',
  ],
  aliases: ['kube-linter:no-rolling-update-strategy', 'kubescape:C-0305', 'kube-score:deployment-strategy'],
  profile: 'strict',
  on: 'resource',
  kinds: [
    'Deployment.apps',
    'Deployment.extensions',
    'DaemonSet.apps',
    'DaemonSet.extensions',
    'StatefulSet.apps',
    'DeploymentConfig.apps.openshift.io',
  ],
  evaluate: ({ fields, kind, name }) => {
    const spec = fields.map('spec');
    const key = kind.startsWith('Deployment') ? 'strategy' : 'updateStrategy';
    const strategy = spec?.map(key);
    const type = strategy?.string('type');
    if (strategy === undefined || type === undefined || type === '' || type === 'RollingUpdate')
      return undefined;
    // OpenShift's name for the same.
    if (type === 'Rolling' && kind === 'DeploymentConfig') return undefined;
    return {
      at: strategy.pointer('type'),
      message: `${kind} \`${name}\` does not replace its pods in turn: the type of its update strategy is \`${type}\``,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that two versions of the program may run side by side, with no lock and no volume for one writer between them.',
    edits: ({ at }, { kind }) => [
      { op: 'set', at, value: kind === 'DeploymentConfig' ? 'Rolling' : 'RollingUpdate' },
    ],
  },
};
