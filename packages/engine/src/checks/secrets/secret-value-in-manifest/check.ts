import { decodeBase64 } from '../../../model/base64.ts';
import type { Fields } from '../../../model/fields.ts';
import type { Resource } from '../../../model/resource.ts';
import type { ResourceCheck, Violation } from '../../check.ts';
import { namesCompanion, namesCredential } from '../credential-name.ts';
import { credentialSettingIn } from '../credential-text.ts';
import { isPublicMaterial, isSwitch, standsForCredential } from '../credential-value.ts';
import { knownCredentialIn } from '../known-credential.ts';

export const secretValueInManifest: ResourceCheck = {
  id: 'secret-value-in-manifest',
  title: 'Manifest holds a Secret with its values',
  severity: 'high',
  gain: 'Whoever may read the repository, now or later, has the secret: base64 hides nothing.',
  why: 'A value in a repository is in every clone and every backup of it, and removing it from the newest revision does not remove it from the history.',
  remedy:
    'Keep the value in an external store, or encrypt it with SOPS or Sealed Secrets, and replace the secret: it is known.',
  references: [
    'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
    'CWE-540: Inclusion of Sensitive Information in Source Code',
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
    .filter(([entry, value]) => isSecretValue(entry, key === 'data' ? decoded(value) : value))
    .map(([entry]) => violationAt(entries, entry, name));
}

function violationAt(entries: Fields, entry: string, name: string): Violation {
  return {
    at: entries.pointer(entry),
    message: `the value of \`${entry}\` in Secret \`${name}\` is written in the manifest`,
  };
}

/** The text of a value under `data`, as far as it tells what the value is. */
function decoded(written: string): string {
  return decodeBase64(written.trim().slice(0, longestDecoded)) ?? written;
}

/** A multiple of four, so that what is cut off leaves base64. */
const longestDecoded = 4000;
const publicEntry = /\.(?:crt|pub)$/u;

function isSecretValue(entry: string, written: string): boolean {
  const value = written.trim();
  if (value === '' || publicEntry.test(entry) || isPublicMaterial(value)) return false;
  if (knownCredentialIn(value) !== undefined) return true;
  if (isTextOfSettings(value)) return credentialSettingIn(value) !== undefined || holdsLogin(value);
  if (standsForCredential(value)) return false;
  return namesCredential(entry) || !isHarmless(entry, value);
}

const longestCompanion = 100;
const spaceOrSlash = /[\s/]/u;
const address = /^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s@?#]{1,500}$/iu;
/** An address that is all that it takes to post to it. */
const hook = /hook/iu;

/** What stands beside a credential and is none: who, where and how, an address without a user, a switch or a number. */
function isHarmless(entry: string, value: string): boolean {
  if (address.test(value)) return !hook.test(entry) && !hook.test(value);
  if (!namesCompanion(entry)) return isSwitch(value);
  return value.length <= longestCompanion && !spaceOrSlash.test(value);
}

const settingLine = /^\s*(?:$|[#;[]|---|(?:-\s)?\s*["']?[A-Za-z_][\w./-]{0,100}["']?\s{0,10}(?:=|:\s|:$))/u;
/** A long word of letters and digits, which may be a credential under any name. */
const opaque = /(?<![\w+/=.-])(?=[\w+/=-]{0,200}\d)(?=[\w+/=-]{0,200}[A-Za-z])[\w+/=-]{24,}/u;

function holdsLogin(value: string): boolean {
  return opaque.test(value) || value.includes('"auth"');
}

/** True for JSON, and for `name=value` and `name: value`, one to a line, as a program reads it from a file. */
function isTextOfSettings(value: string): boolean {
  return value.startsWith('{') || value.split('\n').every((line) => settingLine.test(line));
}
