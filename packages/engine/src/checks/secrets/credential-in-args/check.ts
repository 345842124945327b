import type { Container } from '../../../model/container.ts';
import type { ContainerCheck, Target, Violation } from '../../check.ts';
import { credentialInWords, type Before } from '../command-line-credential.ts';
import { knownCredentialIn } from '../known-credential.ts';

export const credentialInArgs: ContainerCheck = {
  id: 'credential-in-args',
  title: 'Command line carries a credential',
  severity: 'high',
  gain: 'Whoever may read the manifest, the pod or the process list of the node has the credential.',
  why: 'A command line is readable in the repository, in the API, and on the node by every process that lists processes.',
  remedy:
    'Refer to a file, or to a variable that is filled from a Secret, as in `--password=$(DB_PASSWORD)`, and replace the credential: it is known.',
  references: [
    'CWE-214: Invocation of Process Using Visible Sensitive Information',
    'https://kubernetes.io/docs/concepts/configuration/secret/',
  ],
  aliases: [],
  profile: 'default',
  on: 'container',
  evaluate: (container, _pod, target) => {
    if (container.command.length === 0 && container.args.length === 0) return undefined;
    return [...credentialsIn(container, 'command', target), ...credentialsIn(container, 'args', target)];
  },
};

function credentialsIn(container: Container, key: 'command' | 'args', target: Target): readonly Violation[] {
  const parts = container[key];
  return parts.flatMap((part, index) => {
    if (target.parameters.notSecrets.includes(part)) return [];
    const what = knownCredentialIn(part) ?? credentialInWords(part, before(container, key, index), target);
    return what === undefined
      ? []
      : {
          at: `${container.at}/${key}/${index}`,
          message: `container \`${container.name}\` carries ${what} on its command line`,
        };
  });
}

/** The word before one, and the program that is run. */
function before({ command, args }: Container, key: 'command' | 'args', index: number): Before {
  const words = key === 'command' ? command : args;
  return { word: words[index - 1], program: command[0] };
}
