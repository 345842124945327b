import type { Fields } from '../../../model/fields.ts';
import type { ContainerCheck } from '../../check.ts';

const usualGraceSeconds = 30;

/** `sleep 30`, alone or as the first command of a shell text. */
const firstSleep = /^\s{0,20}(?:\/usr)?(?:\/bin\/)?sleep\s{1,20}([0-9]{1,6})s?\s{0,20}(?:$|[;&\n])/u;
const shells: readonly string[] = ['sh', 'bash', 'ash', 'dash'];

export const gracePeriodShorterThanHook: ContainerCheck = {
  id: 'grace-period-shorter-than-hook',
  title: 'Container is killed while it still waits',
  severity: 'info',
  gain: 'An attacker gains nothing directly; requests and writes that are under way at each update are cut off.',
  why: 'The wait of the `preStop` hook counts as part of the grace period. Where it uses all of it up, the program is killed and never shuts down in order.',
  remedy:
    'Set `terminationGracePeriodSeconds` to the wait of the hook plus the time that the program takes to stop.',
  references: [
    'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution',
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
    'KEP-3960: Sleep Action for PreStop Hook',
  ],
  aliases: [],
  profile: 'default',
  on: 'container',
  evaluate: ({ fields, name }, { spec }) => {
    const hook = fields.map('lifecycle')?.map('preStop');
    const wait = hook === undefined ? undefined : waitOf(hook);
    if (wait === undefined) return undefined;
    const written = spec.integer('terminationGracePeriodSeconds');
    const grace = written ?? usualGraceSeconds;
    if (wait.seconds < grace) return undefined;
    const period = written === undefined ? `the default of ${grace} seconds` : `${grace} seconds`;
    return {
      at: wait.at,
      message: `container \`${name}\` is killed before it can stop in order: \`preStop\` waits ${wait.seconds} seconds, and the grace period is ${period}`,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that whoever drains nodes waits that long for the pods: `kubectl drain --timeout` and a cluster autoscaler set an end.',
    edits: (_violation, { spec, containers }) => {
      const waits = containers.map(({ fields }) => {
        const hook = fields.map('lifecycle')?.map('preStop');
        return hook === undefined ? 0 : (waitOf(hook)?.seconds ?? 0);
      });
      const value = Math.max(...waits) + usualGraceSeconds;
      return [{ op: 'set', at: spec.pointer('terminationGracePeriodSeconds'), value }];
    },
  },
};

/** How long a hook is sure to wait, and the field that says so. */
function waitOf(hook: Fields): { readonly at: string; readonly seconds: number } | undefined {
  const sleep = hook.map('sleep');
  if (sleep !== undefined) return { at: sleep.pointer('seconds'), seconds: sleep.integer('seconds') ?? 0 };
  const exec = hook.map('exec');
  const command = exec?.strings('command') ?? [];
  const [program = '', ...rest] = command;
  const isShell = shells.includes(program.slice(program.lastIndexOf('/') + 1)) && rest[0] === '-c';
  const [, digits] = firstSleep.exec(isShell ? (rest[1] ?? '') : command.join(' ')) ?? [];
  if (exec === undefined || digits === undefined) return undefined;
  return { at: exec.pointer('command'), seconds: Number(digits) };
}
