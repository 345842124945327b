import { keepsCapability, runtimeCapability } from '../../../model/effective.ts';
import type { ContainerCheck } from '../../check.ts';
import { hasNoCapability, refuseNetRaw } from '../capability-edits.ts';

export const capabilityNetRawExplicit: ContainerCheck = {
  id: 'capability-net-raw-explicit',
  title: 'List of capabilities leaves raw network packets',
  severity: 'low',
  gain: 'A break-in can forge packets of other pods, redirect their traffic and listen to what passes.',
  why: 'Somebody chose the capabilities of this container, and `NET_RAW`, which runtimes grant unless it is dropped, is still among them. A container without such a list is another check.',
  remedy: 'Set `securityContext.capabilities.drop: ["ALL"]`, and do not add `NET_RAW`.',
  references: [
    'capabilities(7), `CAP_NET_RAW`: use RAW and PACKET sockets; bind to any address for transparent proxying',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
  ],
  aliases: ['kube-linter:drop-net-raw-capability'],
  profile: 'strict',
  impliedBy: [
    'capability-net-raw',
    'capabilities-not-dropped-all',
    'capabilities-beyond-baseline',
    'capability-dangerous',
  ],
  mootBy: ['privileged-container'],
  on: 'container',
  evaluate: (container, pod) => {
    const { security, name } = container;
    if (!security.hasCapabilities || pod.runsOnWindows) return undefined;
    if (!keepsCapability(container, 'NET_RAW', true)) return undefined;
    const { at, capabilitiesAdded } = security;
    const index = capabilitiesAdded.findIndex(addsNetRaw);
    if (index < 0)
      return {
        at: `${at}/capabilities/drop`,
        message: `\`capabilities\` of container \`${name}\` drops neither \`NET_RAW\` nor \`ALL\``,
      };
    return {
      at: `${at}/capabilities/add/${index}`,
      message: `\`capabilities\` of container \`${name}\` adds \`${capabilitiesAdded[index]}\``,
    };
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program opens no raw sockets, as `ping` and packet captures do: run it once so and look for `Operation not permitted`.',
    isSafeFor: hasNoCapability,
    edits: refuseNetRaw,
  },
};

function addsNetRaw(written: string): boolean {
  const capability = runtimeCapability(written);
  return capability === 'NET_RAW' || capability === 'ALL';
}
