import type { PodCheck } from '../../check.ts';
import { objectedBy } from '../../objected.ts';

export const selinuxCustomOptions: PodCheck = {
  id: 'selinux-custom-options',
  title: 'SELinux user, role or unusual type set',
  severity: 'medium',
  gain: 'With a type such as `spc_t` a break-in meets no SELinux rule between the container and the node.',
  why: 'The type decides what SELinux allows the container, and only a few types keep it apart from the node and from other containers.',
  remedy:
    'Remove `user` and `role` from `seLinuxOptions`, and set `type` to `container_t`, `container_init_t`, `container_kvm_t` or, from 1.31 on, `container_engine_t`, or leave it out.',
  references: [
    'Pod Security Standards, baseline: SELinux',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  ],
  aliases: ['trivy:KSV-0025', 'monokle:PSS108', 'monokle:KSV025'],
  profile: 'default',
  control: 'seLinuxOptions',
  on: 'pod',
  evaluate: (pod, target) =>
    objectedBy('seLinuxOptions', pod, target, ({ at, container, value }) => {
      const who = container === undefined ? 'the pod' : `container \`${container.name}\``;
      const field = at.slice(at.lastIndexOf('/') + 1);
      return `${who} sets SELinux ${field} \`${value}\`, which level baseline does not allow`;
    }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program works as `container_t` on nodes with SELinux: run it once so and look for it in `ausearch -m avc` on the node.',
    isSafeFor: (_, { isWindows }) => isWindows,
    edits: ({ at }, { isWindows }) =>
      at.endsWith('/type') && !isWindows ? [{ op: 'set', at, value: 'container_t' }] : [{ op: 'remove', at }],
  },
};
