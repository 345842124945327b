import type { Fields } from '../../../model/fields.ts';
import type { Pod } from '../../../model/pod.ts';
import { contextsMissing } from '../dead-context.ts';
import type { PodCheck, Violation } from '../../check.ts';

export const deadWindowsOptionsOnLinux: PodCheck = {
  id: 'dead-windows-options-on-linux',
  title: 'Linux pod sets Windows options',
  severity: 'info',
  gain: 'An attacker gains nothing directly; a reader takes the pod for one that runs under another user than it does.',
  why: 'A Linux node does not read `windowsOptions`, and with `os.name: linux` the API server refuses them.',
  remedy: 'Remove `windowsOptions`; on Linux set `runAsUser` and `runAsNonRoot`.',
  references: [
    'KEP-2802: Identify Windows pods at API admission level authoritatively',
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#security-context',
  ],
  aliases: [],
  profile: 'default',
  on: 'pod',
  evaluate: (pod) => {
    const how = fateOf(pod);
    if (how === undefined) return undefined;
    const violations: Violation[] = [];
    collect(violations, pod.security.fields, how, undefined);
    for (const { security, name } of pod.containers) collect(violations, security.fields, how, name);
    return violations;
  },
  fix: { safety: 'safe', reveals: contextsMissing, edits: ({ at }) => [{ op: 'remove', at }] },
};

/** What becomes of Windows options on the pod; `undefined` where it is not known to run on Linux. */
function fateOf({ spec }: Pod): string | undefined {
  const os = spec.map('os')?.string('name');
  if (os === 'linux') return 'the API server refuses `windowsOptions` on a pod with `os.name: linux`';
  if (os !== undefined) return undefined;
  const selected = spec.map('nodeSelector')?.string('kubernetes.io/os');
  return selected === 'linux'
    ? '`windowsOptions` have no effect on a pod that only Linux nodes take'
    : undefined;
}

function collect(
  violations: Violation[],
  fields: Fields | undefined,
  message: string,
  container: string | undefined,
): void {
  if (fields?.has('windowsOptions') !== true) return;
  const at = fields.pointer('windowsOptions');
  violations.push(container === undefined ? { at, message } : { at, message, container });
}
