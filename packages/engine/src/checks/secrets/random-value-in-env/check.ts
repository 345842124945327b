import type { ContainerCheck, Violation } from '../../check.ts';
import { isNoSecret } from '../not-secret.ts';
import { looksRandom } from '../random-value.ts';

export const randomValueInEnv: ContainerCheck = {
  id: 'random-value-in-env',
  title: 'Variable holds a value like a key',
  severity: 'medium',
  gain: 'If it is a key or a token, whoever may read the manifest or the pod has it.',
  why: 'Keys are drawn by lot, and little else in a manifest is. Nothing in the name of this variable says that its value is public.',
  remedy:
    'Keep the value in a Secret or an external store and replace it, or name it in the parameter `notSecrets` if it is none.',
  references: [
    'CWE-798: Use of Hard-coded Credentials',
    'https://kubernetes.io/docs/concepts/configuration/secret/',
  ],
  aliases: [],
  profile: 'strict',
  impliedBy: ['credential-in-env-value'],
  on: 'container',
  evaluate: (container, _pod, target) => {
    if (container.env.length === 0) return undefined;
    let found: Violation[] | undefined;
    for (const { at, name, value } of container.env) {
      if (value === undefined || !looksRandom(name, value) || isNoSecret(target, name, value)) continue;
      (found ??= []).push({
        at: `${at}/value`,
        message: `container \`${container.name}\` gets ${value.trim().length} characters that look drawn by lot in variable \`${name}\``,
      });
    }
    return found;
  },
};
