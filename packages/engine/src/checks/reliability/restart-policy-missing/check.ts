import type { Pod } from '../../../model/pod.ts';
import type { PodCheck } from '../../check.ts';

const restarting: readonly string[] = ['Always', 'OnFailure'];

/** In `all` only: the default of every kind is the right one, so a policy that is not written is no fault by itself. */
export const restartPolicyMissing: PodCheck = {
  id: 'restart-policy-missing',
  title: 'Nothing says that containers start again',
  severity: 'info',
  gain: 'An attacker gains nothing directly; a container that was crashed may stay down.',
  why: 'With `Never` a container that fails stays down, which suits tasks that must not run twice. Left unset the policy is `Always`, and a reader has to know that.',
  remedy: 'Set `restartPolicy: Always`, or `OnFailure` in a Job.',
  references: ['https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy'],
  aliases: ['kube-linter:restart-policy'],
  profile: 'all',
  impliedBy: ['restart-policy-invalid'],
  on: 'pod',
  evaluate: ({ spec, resource, restartPolicy }) => {
    if (restartPolicy !== undefined && restarting.includes(restartPolicy)) return undefined;
    return {
      at: spec.pointer('restartPolicy'),
      message: `${resource.kind} \`${resource.name}\` does not say that its containers start again after a failure: \`restartPolicy\` is ${restartPolicy ? `\`${restartPolicy}\`` : 'not set'}`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program may run again after a failure: start it twice and look at what it leaves behind.',
    isSafeFor: (_violation, pod) => !pod.restartPolicy && !pod.isPartial && !endsOnce(pod),
    edits: ({ at }, pod) => [{ op: 'set', at, value: endsOnce(pod) ? 'OnFailure' : 'Always' }],
  },
};

/** True where what the pod does has an end, also where it is let to stay down. */
function endsOnce({ resource, restartPolicy, endsByItself }: Pod): boolean {
  return resource.group === 'batch' || endsByItself || restartPolicy === 'Never';
}
