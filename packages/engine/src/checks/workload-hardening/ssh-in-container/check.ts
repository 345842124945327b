import type { ContainerCheck } from '../../check.ts';

const sshPort = 22;

export const sshInContainer: ContainerCheck = {
  id: 'ssh-in-container',
  title: 'Container offers SSH',
  severity: 'medium',
  gain: 'Whoever has one password or key gets a shell, past the access rules and the audit log of the API server.',
  why: 'An SSH server in a container is a second way in, with accounts of its own that Kubernetes neither knows nor records.',
  remedy: 'Remove the SSH server and its port, and use `kubectl exec` or `kubectl debug` instead.',
  references: [
    'https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/',
    'MITRE ATT&CK T1021.004: Remote Services: SSH',
  ],
  aliases: ['kube-linter:ssh-port', 'monokle:KBP110'],
  profile: 'default',
  on: 'container',
  evaluate: (container) => {
    if (container.ports.length === 0) return undefined;
    return container.ports
      .filter(({ containerPort, protocol }) => containerPort === sshPort && protocol === 'TCP')
      .map(({ at }) => ({
        at: `${at}/containerPort`,
        message: `container \`${container.name}\` listens on port 22, the port of SSH`,
      }));
  },
};
