import type { ControlId } from '../../../analyzers/pod-security/control.ts';
import { containerAt } from '../../../model/pod.ts';
import type { PodCheck, Target } from '../../check.ts';
import { objectedBy } from '../../objected.ts';
import { isOnlyField } from '../declared-context.ts';

export const procMountUnmasked: PodCheck = {
  id: 'proc-mount-unmasked',
  title: 'Container sees all of `/proc`',
  severity: 'high',
  gain: "A break-in as root reads the kernel's memory map and writes kernel settings of the node.",
  why: 'The runtime hides or write-protects the parts of `/proc` through which a container could reach the node, and the manifest takes that away.',
  remedy:
    'Remove `procMount`; for containers within the container set `hostUsers: false` on the pod as well.',
  references: [
    'Pod Security Standards, baseline: /proc Mount Type',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  ],
  aliases: [
    'kube-linter:unsafe-proc-mount',
    'trivy:KSV-0027',
    'polaris:procMount',
    'kubesec:ProcMount',
    'monokle:PSS109',
    'monokle:KSV027',
    'kics:f922827f-aab6-447c-832a-e1ff63312bd3',
  ],
  profile: 'default',
  mootBy: ['privileged-container'],
  control: ['procMount', 'procMount_restricted'],
  on: 'pod',
  evaluate: (pod, target) =>
    objectedBy(
      controlFor(target),
      pod,
      target,
      ({ container, value }) =>
        `container \`${container?.name}\` sets \`procMount: ${value}\`, so nothing of \`/proc\` is hidden or write-protected`,
    ),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program starts no containers of its own and mounts no `/proc`: run it once so and look for `Operation not permitted`.',
    isSafeFor: (_, { hostUsers, isWindows }) => isWindows || hostUsers !== false,
    edits: ({ at }, pod) =>
      isOnlyField(containerAt(pod, at)?.security, 'procMount')
        ? [{ op: 'set', at, value: 'Default' }]
        : [{ op: 'remove', at }],
  },
};

/** Since policy version 1.35 baseline makes an exception for user namespaces, and restricted has a control of its own. */
function controlFor({ level, minor }: Target): ControlId {
  return level === 'restricted' && minor >= 35 ? 'procMount_restricted' : 'procMount';
}
