import type { ContainerCheck } from '../../check.ts';
import { startCommandOf } from '../start-command.ts';

/** `sudo` where a command stands: at the start of an element or line, or after a separator of the shell. */
const callsSudo = /(?:^|[;&|(`{]|\b(?:exec|then|do|else|env)\s)[ \t]*(?:[\w./-]*\/)?sudo(?=\s|$)/mu;

export const sudoInEntrypoint: ContainerCheck = {
  id: 'sudo-in-entrypoint',
  title: 'Start command calls sudo',
  severity: 'medium',
  gain: 'Whoever breaks in uses the same sudo rules to become root in the container.',
  why: 'A start command that calls `sudo` needs an image in which an ordinary user may become root, and privilege escalation has to stay allowed for it.',
  remedy:
    'Start the program as the user it needs, with `securityContext.runAsUser`, and leave `sudo` out of the image.',
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    'https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/',
  ],
  aliases: ['kubescape:C-0062'],
  profile: 'default',
  on: 'container',
  evaluate: (container) => {
    for (const { at, text } of startCommandOf(container)) {
      if (text.includes('sudo') && callsSudo.test(text)) {
        return { at, message: `container \`${container.name}\` calls \`sudo\` when it starts` };
      }
    }
    return undefined;
  },
};
