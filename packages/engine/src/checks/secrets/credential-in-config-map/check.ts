import type { ResourceCheck, Target } from '../../check.ts';
import { namesCredential } from '../credential-name.ts';
import { credentialSettingIn } from '../credential-text.ts';
import { canBeCredential } from '../credential-value.ts';
import { knownCredentialIn } from '../known-credential.ts';
import { isNoSecret } from '../not-secret.ts';

export const credentialInConfigMap: ResourceCheck = {
  id: 'credential-in-config-map',
  title: 'ConfigMap holds a credential',
  severity: 'high',
  gain: 'Whoever may read ConfigMaps, and that is almost everybody with access to the namespace, has the credential.',
  why: 'ConfigMaps are not meant for secrets: they are not encrypted at rest by the usual setting, and many roles may read them.',
  remedy: 'Move the value to a Secret or an external store, and replace the credential: it is known.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/configmap/',
    'CWE-312: Cleartext Storage of Sensitive Information',
  ],
  aliases: ['trivy:KSV-0109', 'polaris:sensitiveConfigmapContent', 'kubescape:C-0012'],
  profile: 'default',
  on: 'resource',
  kinds: ['ConfigMap'],
  evaluate: ({ name, fields }, target) => {
    const data = fields.has('data') ? fields.map('data') : undefined;
    if (data === undefined) return undefined;
    return [...fields.stringMap('data')].flatMap(([key, value]) => {
      const what = credentialIn(key, value, target);
      return what === undefined
        ? []
        : { at: data.pointer(key), message: `ConfigMap \`${name}\` holds ${what} under \`${key}\`` };
    });
  },
};

function credentialIn(key: string, value: string, target: Target): string | undefined {
  if (isNoSecret(target, key, value)) return undefined;
  const known = knownCredentialIn(value);
  if (known !== undefined) return known;
  if (!value.trim().includes('\n') && namesCredential(key) && canBeCredential(value)) return 'a credential';
  const setting = credentialSettingIn(value, (name, given) => isNoSecret(target, name, given));
  return setting === undefined ? undefined : `a credential for \`${setting}\``;
}
