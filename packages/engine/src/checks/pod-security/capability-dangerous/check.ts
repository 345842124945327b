import type { ContainerCheck, Violation } from '../../check.ts';
import { runtimeCapability } from '../../../model/effective.ts';
import { hasNoCapability } from '../capability-edits.ts';

/** Each with what it gives; any of them has been the way from a container to its node. */
const dangerous: ReadonlyMap<string, string> = new Map([
  ['ALL', 'every power of root'],
  ['BPF', 'programs inside the kernel'],
  ['DAC_READ_SEARCH', 'every file of the node by its handle'],
  ['MAC_ADMIN', 'the rules of AppArmor and SELinux'],
  ['MAC_OVERRIDE', 'a way past AppArmor and SELinux'],
  ['NET_ADMIN', 'routes, firewall and interfaces'],
  ['PERFMON', "the kernel's own memory and events"],
  ['SYS_ADMIN', 'mounts, namespaces and most other powers of root'],
  ['SYS_BOOT', 'restarting the node into another kernel'],
  ['SYS_MODULE', 'loading code into the kernel'],
  ['SYS_PTRACE', 'the memory of other processes'],
  ['SYS_RAWIO', "the node's memory and devices"],
]);

export const capabilityDangerous: ContainerCheck = {
  id: 'capability-dangerous',
  title: 'Container adds a capability that breaks isolation',
  severity: 'high',
  gain: 'From a foothold in the container it is one known step to the node and to every pod on it.',
  why: "The capability hands the container powers over the kernel that isolation rests on, such as mounting, loading code or reading other processes' memory.",
  remedy:
    'Remove it from `securityContext.capabilities.add`, or move the task that needs it to a component of the node.',
  references: [
    'Pod Security Standards, baseline: Capabilities',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    'https://man7.org/linux/man-pages/man7/capabilities.7.html',
  ],
  aliases: ['polaris:dangerousCapabilities', 'kubescape:C-0046'],
  profile: 'default',
  mootBy: ['privileged-container'],
  on: 'container',
  evaluate: ({ name, security }) => {
    if (security.capabilitiesAdded.length === 0) return undefined;
    const violations: Violation[] = [];
    for (const [index, added] of security.capabilitiesAdded.entries()) {
      const gives = dangerous.get(runtimeCapability(added));
      if (gives === undefined) continue;
      const message = `container \`${name}\` adds capability \`${added}\`: ${gives}`;
      violations.push({ at: `${security.at}/capabilities/add/${index}`, message });
    }
    return violations;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program administers nothing of the node, such as routes, mounts or modules: without the capability that fails with `EPERM`.',
    isSafeFor: hasNoCapability,
    edits: ({ at }) => [{ op: 'remove', at }],
  },
};
