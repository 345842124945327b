import type { ContainerCheck } from '../../check.ts';
import { runtimeCapability } from '../../../model/effective.ts';
import { addNoMore, hasNoCapability } from '../capability-edits.ts';

export const capabilitySysAdmin: ContainerCheck = {
  id: 'capability-sys-admin',
  title: 'Container adds `SYS_ADMIN`',
  severity: 'high',
  gain: 'From a foothold in the container it is one known step to the node and to every pod on it.',
  why: 'The manual calls it the new root: it covers mounting, namespaces, control groups and most other administration of the kernel.',
  remedy: 'Remove `SYS_ADMIN` from `securityContext.capabilities.add`.',
  references: [
    "capabilities(7): don't choose `CAP_SYS_ADMIN` if you can possibly avoid it",
    'https://man7.org/linux/man-pages/man7/capabilities.7.html',
  ],
  aliases: [
    'kubescape:C-0057',
    'trivy:KSV-0005',
    'checkov:CKV_K8S_39',
    'kubesec:CapSysAdmin',
    'monokle:KBP100',
    'monokle:KSV005',
    'kics:235236ee-ad78-4065-bd29-61b061f28ce0',
    'kubescape:C-0046',
  ],
  profile: 'strict',
  impliedBy: ['capability-dangerous'],
  mootBy: ['privileged-container'],
  on: 'container',
  evaluate: ({ name, security }) => {
    const { capabilitiesAdded, at } = security;
    if (capabilitiesAdded.length === 0) return undefined;
    const index = capabilitiesAdded.findIndex((added) => runtimeCapability(added) === 'SYS_ADMIN');
    if (index < 0) return undefined;
    const message = `container \`${name}\` adds capability \`${capabilitiesAdded[index]}\``;
    return { at: `${at}/capabilities/add/${index}`, message };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program mounts nothing and makes no namespaces: without `SYS_ADMIN` both fail with `Operation not permitted`.',
    isSafeFor: hasNoCapability,
    edits: (violation, pod) => addNoMore(violation, pod, 'SYS_ADMIN'),
  },
};
