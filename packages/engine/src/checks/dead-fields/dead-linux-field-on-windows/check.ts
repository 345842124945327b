import type { Fields } from '../../../model/fields.ts';
import { contextsMissing } from '../dead-context.ts';
import type { PodCheck, Violation } from '../../check.ts';

const podFields: readonly string[] = ['hostUsers', 'shareProcessNamespace', 'resources'];
const sharedFields: readonly string[] = [
  'runAsUser',
  'runAsGroup',
  'seLinuxOptions',
  'seccompProfile',
  'appArmorProfile',
];
const podContext: readonly string[] = [
  ...sharedFields,
  'fsGroup',
  'fsGroupChangePolicy',
  'supplementalGroups',
  'supplementalGroupsPolicy',
  'sysctls',
  'seLinuxChangePolicy',
];
const containerContext: readonly string[] = [
  ...sharedFields,
  'privileged',
  'allowPrivilegeEscalation',
  'capabilities',
  'readOnlyRootFilesystem',
  'procMount',
];

export const deadLinuxFieldOnWindows: PodCheck = {
  id: 'dead-linux-field-on-windows',
  title: 'Windows pod sets a Linux field',
  severity: 'medium',
  gain: 'An attacker gains nothing directly; the pod does not start, and a limit that a reader relies on does not exist on Windows.',
  why: 'With `os.name: windows` the API server refuses fields that only Linux knows, whatever their value.',
  remedy: 'Remove the field; on Windows set `windowsOptions.runAsUserName` and `runAsNonRoot` in its place.',
  references: [
    'KEP-2802: Identify Windows pods at API admission level authoritatively',
    'https://kubernetes.io/docs/concepts/windows/intro/#compatibility-v1-pod',
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec',
  ],
  aliases: [],
  profile: 'default',
  on: 'pod',
  evaluate: (pod) => {
    if (!pod.isWindows) return undefined;
    const violations: Violation[] = [];
    collect(violations, pod.spec, podFields, undefined);
    if (pod.hostPid) violations.push(violation(pod.spec, 'hostPID', undefined));
    if (pod.hostIpc) violations.push(violation(pod.spec, 'hostIPC', undefined));
    collect(violations, pod.security.fields, podContext, undefined);
    for (const { security, name } of pod.containers)
      collect(violations, security.fields, containerContext, name);
    return violations;
  },
  fix: { safety: 'safe', reveals: contextsMissing, edits: ({ at }) => [{ op: 'remove', at }] },
};

function collect(
  violations: Violation[],
  fields: Fields | undefined,
  keys: readonly string[],
  container: string | undefined,
): void {
  if (fields === undefined) return;
  for (const key of keys) if (fields.has(key)) violations.push(violation(fields, key, container));
}

function violation(fields: Fields, key: string, container: string | undefined): Violation {
  const at = fields.pointer(key);
  const message = `the API server refuses \`${key}\` on a pod with \`os.name: windows\``;
  return container === undefined ? { at, message } : { at, message, container };
}
