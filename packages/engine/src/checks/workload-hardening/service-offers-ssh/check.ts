import type { Fields } from '../../../model/fields.ts';
import type { ResourceCheck } from '../../check.ts';

/** The port of SSH, and the one that images without root use for it. */
const sshPorts: ReadonlySet<number | string> = new Set([22, 2222, '22', '2222', 'ssh']);

export const serviceOffersSsh: ResourceCheck = {
  id: 'service-offers-ssh',
  title: 'Service leads to an SSH server',
  severity: 'medium',
  gain: 'Whoever has one password or key gets a shell, past the access rules and the audit log of the API server.',
  why: 'Behind the Service an SSH server waits in a container, with accounts of its own that Kubernetes neither knows nor records.',
  remedy:
    'Remove the port, or the Service where it has no other one, and use `kubectl exec` or `kubectl debug` instead; for a server of Git repositories accept the finding.',
  references: [
    'https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/',
    'MITRE ATT&CK T1021.004: Remote Services: SSH',
  ],
  aliases: ['kubescape:C-0042'],
  profile: 'strict',
  on: 'resource',
  kinds: ['Service'],
  evaluate: ({ fields, name }) =>
    fields
      .map('spec')
      ?.maps('ports')
      .flatMap((port) => {
        const key = sshKey(port);
        return key === undefined
          ? []
          : {
              at: port.pointer(key),
              message: `service \`${name}\` leads to SSH by \`${key}: ${port.integerOrString(key) ?? ''}\``,
            };
      }),
  fix: {
    safety: 'unsafe',
    verify:
      'Verify that nobody logs in or fetches repositories by this port: the log of the SSH server shows who does.',
    edits: (_, { fields }) => {
      const ports = fields.map('spec')?.maps('ports') ?? [];
      const offering = ports.filter((port) => sshKey(port) !== undefined);
      // A Service without ports is refused.
      return offering.length < ports.length ? offering.map((port) => ({ op: 'remove', at: port.at })) : [];
    },
  },
};

function sshKey(port: Fields): 'port' | 'targetPort' | undefined {
  if ((port.string('protocol') ?? 'TCP') !== 'TCP') return undefined;
  if (sshPorts.has(port.integer('port') ?? '')) return 'port';
  return port.has('targetPort') && sshPorts.has(port.integerOrString('targetPort') ?? '')
    ? 'targetPort'
    : undefined;
}
