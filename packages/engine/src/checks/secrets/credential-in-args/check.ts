import type { Container } from '../../../model/container.ts';
import type { ContainerCheck, Target, Violation } from '../../check.ts';
import { namesCredential } from '../credential-name.ts';
import { canBeCredential } from '../credential-value.ts';
import { knownCredentialIn } from '../known-credential.ts';
import { isNoSecret } from '../not-secret.ts';

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
    const what =
      knownCredentialIn(part) ?? givenTo(part, target) ?? givenByOption(parts[index - 1], part, target);
    return what === undefined
      ? []
      : {
          at: `${container.at}/${key}/${index}`,
          message: `container \`${container.name}\` carries ${what} on its command line`,
        };
  });
}

const hint = /pass|pwd|secret|token|key|credential|bearer/iu;
const bearer = /\bBearer\s{1,4}[\w.~+/-]{16,4000}/u;
const spaces = /\s+/u;
const assignment = /^["']?(-{0,2}[A-Za-z][\w.-]{1,100})=["']?([^"']+)["']?$/u;

/** `--password=…` or `TOKEN=…`, alone or as a word of a shell command. */
function givenTo(part: string, target: Target): string | undefined {
  if (!hint.test(part)) return undefined;
  if (bearer.test(part)) return 'a bearer token';
  const words = part.split(spaces);
  for (const [index, word] of words.entries()) {
    const [, name = '', value = ''] = assignment.exec(word) ?? [];
    if (namesCredential(name) && canBeCredential(value) && !isNoSecret(target, name, value))
      return `a credential for \`${name}\``;
    if (words.length > 1 && givenByOption(words[index - 1], word, target) !== undefined)
      return `a credential for \`${words[index - 1]}\``;
  }
  return undefined;
}

/** `--password` and the value in two elements. */
function givenByOption(option: string | undefined, value: string, target: Target): string | undefined {
  if (option?.startsWith('-') !== true || value.startsWith('-') || option.includes('=')) return undefined;
  if (isNoSecret(target, option, value)) return undefined;
  return namesCredential(option) && canBeCredential(value) ? `a credential for \`${option}\`` : undefined;
}
