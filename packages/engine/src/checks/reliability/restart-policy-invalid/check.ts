import { kindNameOf, type KindName } from '../../../model/resource.ts';
import type { PodCheck } from '../../check.ts';

const always: readonly string[] = ['Always'];
const ending: readonly string[] = ['OnFailure', 'Never'];
const any: readonly string[] = [...always, ...ending];

/** What the API server accepts in the pods of each kind; in any other it accepts all three. */
const accepted: ReadonlyMap<KindName, readonly string[]> = new Map([
  ['Deployment.apps', always],
  ['Deployment.extensions', always],
  ['ReplicaSet.apps', always],
  ['ReplicaSet.extensions', always],
  ['StatefulSet.apps', always],
  ['DaemonSet.apps', always],
  ['DaemonSet.extensions', always],
  ['ReplicationController', always],
  ['DeploymentConfig.apps.openshift.io', always],
  ['Job.batch', ending],
  ['CronJob.batch', ending],
]);

export const restartPolicyInvalid: PodCheck = {
  id: 'restart-policy-invalid',
  title: 'Restart policy does not fit the kind',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the API server refuses the object, and what it was to replace goes on running.',
  why: 'What runs for ever is started again always, and what has to end must not be. An unset policy is `Always`, which no Job may have.',
  remedy: 'Set `restartPolicy: OnFailure` or `Never` in a Job or CronJob, and leave it out everywhere else.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-template',
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy',
  ],
  aliases: ['kube-score:cronjob-restartpolicy'],
  profile: 'default',
  on: 'pod',
  evaluate: ({ spec, resource, restartPolicy }) => {
    const isAlways = !restartPolicy || restartPolicy === 'Always';
    if (isAlways && resource.group !== 'batch') return undefined;
    const allowed = accepted.get(kindNameOf(resource)) ?? any;
    if (allowed.includes(restartPolicy || 'Always')) return undefined;
    const policy = restartPolicy
      ? `\`restartPolicy\` is \`${restartPolicy}\``
      : '`restartPolicy` is not set, and its default is `Always`';
    return {
      at: spec.pointer('restartPolicy'),
      message: `the API server refuses ${resource.kind} \`${resource.name}\`: ${policy}, and it accepts ${allowed.map((one) => `\`${one}\``).join(' or ')}`,
    };
  },
  fix: {
    safety: 'safe',
    reveals: ['liveness-probe-missing', 'probes-missing', 'readiness-probe-missing', 'sidecar-without-probe'],
    edits: ({ at }, { resource, restartPolicy }) => {
      const allowed = accepted.get(kindNameOf(resource)) ?? any;
      const meant = allowed.find((one) => one.toLowerCase() === restartPolicy?.toLowerCase());
      return [{ op: 'set', at, value: meant ?? allowed[0] ?? 'Always' }];
    },
  },
};
