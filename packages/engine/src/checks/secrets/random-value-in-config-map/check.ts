import type { ResourceCheck } from '../../check.ts';
import { isNoSecret } from '../not-secret.ts';
import { looksRandom } from '../random-value.ts';

export const randomValueInConfigMap: ResourceCheck = {
  id: 'random-value-in-config-map',
  title: 'ConfigMap holds a value like a key',
  severity: 'medium',
  gain: 'If it is a key or a token, whoever may read ConfigMaps in the namespace has it.',
  why: 'Keys are drawn by lot, and little else in a ConfigMap is. Nothing in the name of this entry says that its value is public.',
  remedy:
    'Move the value to a Secret or an external store and replace it, or name it in the parameter `notSecrets` if it is none.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/configmap/',
    'CWE-312: Cleartext Storage of Sensitive Information',
  ],
  aliases: [],
  profile: 'strict',
  impliedBy: ['credential-in-config-map'],
  on: 'resource',
  kinds: ['ConfigMap'],
  evaluate: ({ name, fields }, target) => {
    const data = fields.has('data') ? fields.map('data') : undefined;
    if (data === undefined) return undefined;
    return [...fields.stringMap('data')].flatMap(([key, value]) =>
      looksRandom(key, value) && !isNoSecret(target, key, value)
        ? {
            at: data.pointer(key),
            message: `ConfigMap \`${name}\` holds ${value.trim().length} characters that look drawn by lot under \`${key}\``,
          }
        : [],
    );
  },
};
