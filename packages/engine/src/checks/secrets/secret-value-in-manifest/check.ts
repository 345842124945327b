import type { Fields } from '../../../model/fields.ts';
import type { Resource } from '../../../model/resource.ts';
import type { ResourceCheck, Violation } from '../../check.ts';
import { isPublicMaterial, standsForCredential } from '../credential-value.ts';

export const secretValueInManifest: ResourceCheck = {
  id: 'secret-value-in-manifest',
  title: 'Secret lies in the manifest with its values',
  severity: 'high',
  gain: 'Whoever may read the repository, now or later, has the secret: base64 hides nothing.',
  why: 'A value in a repository is in every clone and every backup of it, and removing it from the newest revision does not remove it from the history.',
  remedy:
    'Keep the value in an external store, or encrypt it with SOPS or Sealed Secrets, and replace the secret: it is known.',
  references: [
    'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
    'CWE-540 (Inclusion of Sensitive Information in Source Code)',
  ],
  aliases: [],
  profile: 'default',
  on: 'resource',
  kinds: ['Secret'],
  evaluate: (resource) => {
    if (isLive(resource) || resource.fields.has('sops')) return undefined;
    return [...valuesIn(resource, 'data'), ...valuesIn(resource, 'stringData')];
  },
};

/** A Secret that was read from a cluster is where it belongs; only the API server sets these. */
function isLive({ metadata }: Resource): boolean {
  return metadata !== undefined && (metadata.has('uid') || metadata.has('resourceVersion'));
}

function valuesIn({ fields, name }: Resource, key: 'data' | 'stringData'): readonly Violation[] {
  const entries = fields.has(key) ? fields.map(key) : undefined;
  if (entries === undefined) return [];
  return [...fields.stringMap(key)]
    .filter(([entry, value]) => isSecretValue(entry, value))
    .map(([entry]) => violationAt(entries, entry, name));
}

function violationAt(entries: Fields, entry: string, name: string): Violation {
  return {
    at: entries.pointer(entry),
    message: `Secret \`${name}\` lies in the manifest with the value of \`${entry}\``,
  };
}

const publicEntry = /\.(?:crt|pub)$/u;
/** `-----BEGIN CERTIFICATE` and `-----BEGIN PUBLIC KEY` in base64. */
const encodedPublicMaterial = /^LS0tLS1CRUdJTi(?:BDRVJUSUZJQ0FUR|BQVUJMSUMgS0VZ)/u;

function isSecretValue(entry: string, written: string): boolean {
  const value = written.trim();
  if (value === '' || publicEntry.test(entry) || standsForCredential(value)) return false;
  return !isPublicMaterial(value) && !encodedPublicMaterial.test(value);
}
