import type { Pod } from '../../../model/pod.ts';
import type { PodCheck, Edit } from '../../check.ts';
import { objectedBy } from '../../objected.ts';

export const windowsHostProcess: PodCheck = {
  id: 'windows-host-process',
  title: 'Windows container runs as a host process',
  severity: 'critical',
  gain: 'Whoever controls the container controls the node and every other pod on it.',
  why: 'A host process is an ordinary process of the Windows node with its network, its files and, as a rule, its system account.',
  remedy: 'Remove `windowsOptions.hostProcess`, or set it to false.',
  references: [
    'Pod Security Standards, baseline: HostProcess',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    'https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/',
  ],
  aliases: ['trivy:KSV-0103', 'polaris:hostProcess', 'monokle:PSS101', 'kubescape:C-0211'],
  profile: 'default',
  control: 'windowsHostProcess',
  on: 'pod',
  evaluate: (pod, target) =>
    objectedBy('windowsHostProcess', pod, target, ({ container }) =>
      container === undefined
        ? 'the pod says `hostProcess: true`, so its containers are processes of the node'
        : `container \`${container.name}\` is a process of the node: it says \`hostProcess: true\``,
    ),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program administers nothing of the node, and that its image is a whole one and not only the files of a host process.',
    edits: (_, pod) => allOrNone(pod),
  },
};

/** The API server refuses a pod of which only some containers are host processes. */
function allOrNone({ security, containers }: Pod): readonly Edit[] {
  return [security, ...containers.map((container) => container.security)].flatMap(({ at, hostProcess }) =>
    hostProcess === true ? [{ op: 'remove', at: `${at}/windowsOptions/hostProcess` } as const] : [],
  );
}
