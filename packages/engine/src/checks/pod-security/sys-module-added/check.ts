import type { ContainerCheck } from '../../check.ts';
import { addedCapability } from '../added-capability.ts';
import { addNoMore, hasNoCapability } from '../capability-edits.ts';

export const sysModuleAdded: ContainerCheck = {
  id: 'sys-module-added',
  title: 'Container adds `SYS_MODULE`',
  severity: 'critical',
  gain: 'Whoever controls the container loads code into the kernel, and with it controls the node and every pod on it.',
  why: 'A kernel module runs with all rights of the node; nothing of the container holds it back.',
  remedy:
    'Remove `SYS_MODULE` from `securityContext.capabilities.add`, and let the node load its modules when it boots.',
  references: [
    'Pod Security Standards, baseline: Capabilities',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    'capabilities(7), `CAP_SYS_MODULE`',
  ],
  aliases: ['trivy:KSV-0120'],
  profile: 'strict',
  impliedBy: ['capability-dangerous'],
  mootBy: ['privileged-container'],
  on: 'container',
  evaluate: (container) => addedCapability(container, 'SYS_MODULE', 'it may load code into the kernel'),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the nodes load the modules when they boot: `lsmod` on a node shows them before the pod runs.',
    isSafeFor: hasNoCapability,
    edits: (violation, pod) => addNoMore(violation, pod, 'SYS_MODULE'),
  },
};
