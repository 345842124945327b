import type { ContainerCheck } from '../../check.ts';
import { keepsCapability, runtimeCapability } from '../../../model/effective.ts';
import { hasNoCapability, refuseNetRaw } from '../capability-edits.ts';

export const capabilityNetRaw: ContainerCheck = {
  id: 'capability-net-raw',
  title: 'Container may write raw network packets',
  severity: 'low',
  gain: 'A break-in can forge packets of other pods, redirect their traffic and listen to what passes.',
  why: 'With `NET_RAW` a process opens raw sockets, which few programs need, and container runtimes grant it unless it is dropped.',
  remedy: 'Set `securityContext.capabilities.drop: ["ALL"]`, and do not add `NET_RAW`.',
  references: [
    'capabilities(7), `CAP_NET_RAW`: use RAW and PACKET sockets; bind to any address for transparent proxying',
    'https://man7.org/linux/man-pages/man7/capabilities.7.html',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
  ],
  aliases: ['checkov:CKV_K8S_28', 'kics:dbbc6705-d541-43b0-b166-dd4be8208b54', 'kubescape:C-0211'],
  profile: 'strict',
  impliedBy: ['capabilities-not-dropped-all', 'capabilities-beyond-baseline', 'capability-dangerous'],
  mootBy: ['privileged-container'],
  on: 'container',
  evaluate: (container, pod) => {
    if (pod.runsOnWindows || !keepsCapability(container, 'NET_RAW', true)) return undefined;
    const { at, capabilitiesAdded } = container.security;
    const index = capabilitiesAdded.findIndex(addsNetRaw);
    if (index >= 0) {
      const message = `container \`${container.name}\` adds capability \`${capabilitiesAdded[index]}\``;
      return { at: `${at}/capabilities/add/${index}`, message };
    }
    const message = `container \`${container.name}\` keeps \`NET_RAW\`: neither it nor \`ALL\` is dropped, and container runtimes grant it`;
    return { at: `${at}/capabilities/drop`, message };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program sends no raw packets, as `ping` and packet captures do: run it once so and look for `Operation not permitted`.',
    isSafeFor: hasNoCapability,
    edits: refuseNetRaw,
  },
};

function addsNetRaw(written: string): boolean {
  const capability = runtimeCapability(written);
  return capability === 'NET_RAW' || capability === 'ALL';
}
