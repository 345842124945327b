import { namesCredential } from './credential-name.ts';

/**
 * True for a text that can be a credential where the name beside it says that it is one: not empty, not a switch, a
 * number or a duration, not a placeholder, and not a path, a reference or a public key.
 */
export function canBeCredential(value: string): boolean {
  const text = value.trim();
  if (text === '' || text.length > longestCredential) return false;
  return !isReference(text) && !plain.test(text) && !isPublicMaterial(text) && !isName(text);
}

const longestCredential = 10_000;

/** Paths and addresses without a user, and whatever stands for a credential that is kept elsewhere. */
function isReference(text: string): boolean {
  return path.test(text) || plainUrl.test(text) || standsForCredential(text);
}

const path = /^(?:\/|\.{1,2}\/|~\/|[A-Za-z]:\\|file:)/u;
const plainUrl = /^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s@]{0,2000}$/iu;

/** A variable, a template, a placeholder, an encrypted value, or a notation with which a tool points at a secret. */
export function standsForCredential(text: string): boolean {
  return holdsVariable.test(text) || pointsElsewhere.test(text) || placeholder.test(text);
}

const holdsVariable =
  /\$\(|\$\{|^\$\w|\{\{|%[({]|^%\w{1,60}%$|^#\{|^<[^>]{0,200}>$|^\[[^\]]{0,200}\]$|^@@|^@[^@\s]{1,100}@$|^__\w{1,60}__$/u;
const pointsElsewhere =
  /^(?:env:|vault:|ref\+|secretref:|secretsref:|op:\/\/|arn:|projects\/|ssm:|awssm:|gcpsm:|azurekeyvault:|azkv:|keyvault:|sops:|ENC\[|@Microsoft\.KeyVault)/iu;
/** What people write where somebody is to write a credential. */
const placeholder =
  /^(?:x{4,}|\*+|\.{2,}|-+|_+|n\/?a|tbd|todo|fixme|change[-_ ]?(?:me|it|this)|replace[-_ ]?(?:me|this|with).{0,100}|your[-_ ].{1,100}|my[-_](?:password|secret|token|api[-_]?key)|(?:insert|enter|put|set|add)[-_ ].{1,100}|place[-_]?holder|example|dummy|redacted|omitted|secret[-_]?(?:here|goes[-_]?here))$/iu;

/** Switches, types, numbers up to five digits, durations, algorithms, ways to log in and names of headers. */
const plain =
  /^(?:true|false|yes|no|on|off|none|null|nil|undefined|enabled|disabled|required|optional|auto|default|string|integer|boolean|object|basic|bearer|authorization|include|same-origin|\d{1,5}|\d{1,9}(?:ns|us|ms|s|m|h|d|w)|md5|sha-?(?:1|256|384|512)|[eh]s(?:256|384|512)|rs(?:256|384|512)|bcrypt|scrypt|argon2(?:i|d|id)?|pbkdf2|plaintext|client_secret_(?:basic|jwt|post)|private_key_jwt|x-[a-z][a-z-]{0,60})$/iu;

/** True for a switch, a number, a duration, or the name of a way to do something, which are no secrets. */
export function isSwitch(text: string): boolean {
  return plain.test(text);
}

/** True for a certificate or a public key, which are no secrets. */
export function isPublicMaterial(text: string): boolean {
  return publicMaterial.test(text);
}

const publicMaterial =
  /^(?:-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}(?:PUBLIC KEY|CERTIFICATE)|ssh-(?:rsa|ed25519) |ecdsa-sha2-)/u;

const namespacedName = /^[a-z0-9-]{1,63}\/[a-z0-9.-]{1,253}$/u;
const kubernetesName = /^[a-z0-9][a-z0-9.-]*[a-z0-9]$/u;
const separator = /[-.]/u;
const variableName = /^[A-Z][A-Z0-9]*_[A-Z0-9_]*$/u;

/** What names of Secrets end with, where the words before say whose they are: `shop-tls`, `registry-auth`. */
const endOfSecretName = /^[a-z]+(?:-[a-z]+)*-(?:auth|ca|cert|certificate|certs|creds|jwt|key|keys|tls)$/u;

/** The name of a Secret or of a variable rather than its content: `shop-db-credentials`, `shop/tls`, `API_KEY_HERE`. */
function isName(text: string): boolean {
  if (namespacedName.test(text) || endOfSecretName.test(text)) return true;
  const isOfForm = separator.test(text) ? kubernetesName.test(text) : variableName.test(text);
  return isOfForm && namesCredential(text);
}
