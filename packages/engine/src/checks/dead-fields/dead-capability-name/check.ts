import { runtimeCapability } from '../../../model/effective.ts';
import type { Container } from '../../../model/container.ts';
import type { ContainerCheck, Violation } from '../../check.ts';

/** The capabilities of Linux (capabilities(7), up to kernel 6.x), and the word for all of them. */
const known: ReadonlySet<string> = new Set([
  'ALL',
  'AUDIT_CONTROL',
  'AUDIT_READ',
  'AUDIT_WRITE',
  'BLOCK_SUSPEND',
  'BPF',
  'CHECKPOINT_RESTORE',
  'CHOWN',
  'DAC_OVERRIDE',
  'DAC_READ_SEARCH',
  'FOWNER',
  'FSETID',
  'IPC_LOCK',
  'IPC_OWNER',
  'KILL',
  'LEASE',
  'LINUX_IMMUTABLE',
  'MAC_ADMIN',
  'MAC_OVERRIDE',
  'MKNOD',
  'NET_ADMIN',
  'NET_BIND_SERVICE',
  'NET_BROADCAST',
  'NET_RAW',
  'PERFMON',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYSLOG',
  'SYS_ADMIN',
  'SYS_BOOT',
  'SYS_CHROOT',
  'SYS_MODULE',
  'SYS_NICE',
  'SYS_PACCT',
  'SYS_PTRACE',
  'SYS_RAWIO',
  'SYS_RESOURCE',
  'SYS_TIME',
  'SYS_TTY_CONFIG',
  'WAKE_ALARM',
]);

const prefix = 'CAP_';

export const deadCapabilityName: ContainerCheck = {
  id: 'dead-capability-name',
  title: 'Capability name means nothing to the runtime',
  severity: 'medium',
  gain: 'A break-in finds the capability that the manifest seems to drop.',
  why: 'The API server does not check names of capabilities, and containerd puts `CAP_` in front itself, so a name with the prefix or a misspelt one drops and adds nothing.',
  remedy: 'Write the name as Kubernetes has it, without the prefix: `NET_RAW`, or `ALL` to drop every one.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
    'capabilities(7): Linux manual page',
  ],
  aliases: [],
  profile: 'default',
  on: 'container',
  evaluate: (container, pod) => {
    const { security, name } = container;
    if (!security.hasCapabilities || pod.runsOnWindows) return undefined;
    const violations: Violation[] = [];
    for (const list of ['add', 'drop'] as const) {
      for (const [index, written] of listOf(container, list).entries()) {
        const fault = faultOf(written);
        if (fault === undefined) continue;
        violations.push({
          at: `${security.at}/capabilities/${list}/${index}`,
          message: `container \`${name}\` ${list === 'add' ? 'adds' : 'drops'} ${written === '' ? 'an empty name' : `\`${written}\``}, ${fault}`,
        });
      }
    }
    return violations;
  },
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that the program still starts: a capability that was added or dropped in name only is now so indeed.',
    edits: ({ at }, pod) => {
      const container = pod.containers.find(({ security }) => at.startsWith(`${security.at}/capabilities/`));
      if (container === undefined) return [];
      const list = at.startsWith(`${container.security.at}/capabilities/add/`) ? 'add' : 'drop';
      const written = listOf(container, list)[Number(at.slice(at.lastIndexOf('/') + 1))] ?? '';
      const name = written === '*' ? 'ALL' : withoutPrefix(written);
      if (!known.has(name)) return [{ op: 'remove', at }];
      // More than what `restricted` allows is not given to a program that has done without it.
      return list === 'add' && name !== 'NET_BIND_SERVICE' ? [] : [{ op: 'set', at, value: name }];
    },
  },
};

function listOf({ security }: Container, list: 'add' | 'drop'): readonly string[] {
  return list === 'add' ? security.capabilitiesAdded : security.capabilitiesDropped;
}

function faultOf(written: string): string | undefined {
  if (known.has(written) || known.has(runtimeCapability(written))) return undefined;
  const name = withoutPrefix(written);
  return known.has(name)
    ? `which containerd takes for \`${prefix}${runtimeCapability(written)}\`: write \`${name}\``
    : 'which is no capability of Linux';
}

function withoutPrefix(written: string): string {
  const name = runtimeCapability(written);
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}
