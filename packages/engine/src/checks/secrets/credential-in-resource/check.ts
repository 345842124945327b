import { isBuiltInGroup } from '../../../model/api-resources.ts';
import { isArray, isObject, type JsonObject, type JsonValue } from '../../../model/json.ts';
import { escapeToken } from '../../../model/pointer.ts';
import { kindNameOf, type KindName } from '../../../model/resource.ts';
import type { ResourceCheck, Target, Violation } from '../../check.ts';
import { namesCredential, namesPassword } from '../credential-name.ts';
import { credentialSettingIn } from '../credential-text.ts';
import { canBeCredential } from '../credential-value.ts';
import { isAddressWithPassword, knownCredentialIn } from '../known-credential.ts';
import { isNoSecret } from '../not-secret.ts';

/** Judged by checks of their own. */
const ownChecks: ReadonlySet<KindName> = new Set(['ConfigMap', 'Secret']);

/** Kinds whose fields are patterns to match, schemas, or ciphertext under the names of what it was made of. */
const elsewhere: ReadonlySet<string> = new Set([
  'bitnami.com',
  'constraints.gatekeeper.sh',
  'external-secrets.io',
  'isindir.github.com',
  'kyverno.io',
  'policies.kyverno.io',
  'templates.gatekeeper.sh',
]);

export const credentialInResource: ResourceCheck = {
  id: 'credential-in-resource',
  title: 'Resource holds a credential in clear',
  severity: 'high',
  gain: 'Whoever may read the manifest or the resource has the credential, and whatever it opens.',
  why: 'Addresses of repositories and queues, values of charts and parameters of triggers are written into resources that many people and programs may read, and stay in the history of the repository.',
  remedy:
    'Keep the credential in a Secret and refer to it, as most kinds allow, and replace the credential: it is known.',
  references: [
    'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
    'CWE-798: Use of Hard-coded Credentials',
  ],
  aliases: [],
  profile: 'default',
  impliedBy: ['credential-in-args', 'credential-in-env-value', 'secret-in-annotation'],
  on: 'resource',
  kinds: [],
  evaluate: (resource, target) => {
    const { group, fields } = resource;
    if (ownChecks.has(kindNameOf(resource))) return undefined;
    const isForeign = !isBuiltInGroup(group);
    if (!isForeign && !mayHoldAddress(fields.object)) return undefined;
    const walk: Walk = {
      find: isForeign ? anyCredential : addressOnly,
      isNamed: isForeign && !elsewhere.has(group),
      target,
    };
    const found: Violation[] = [];
    const { kind, name } = resource;
    visit(fields.object, fields.at, walk, (at, what) => {
      found.push({ at, message: `${kind} \`${name}\` holds ${what} in clear` });
    });
    return found;
  },
};

/** A quick look at all texts, as nearly no resource of a kind of Kubernetes holds such an address. */
function mayHoldAddress(value: JsonValue, depth = 0): boolean {
  if (typeof value === 'string') return value.length > shortest && isAddressWithPassword(value);
  if (typeof value !== 'object' || value === null || depth > deepest) return false;
  if (isArray(value)) {
    for (const item of value) if (mayHoldAddress(item, depth + 1)) return true;
    return false;
  }
  for (const key in value) {
    const member = value[key];
    if (member !== undefined && mayHoldAddress(member, depth + 1)) return true;
  }
  return false;
}

interface Walk {
  /** What a text holds by its form alone. */
  readonly find: (text: string) => string | undefined;
  /** Whether the name that a text is kept under says that it is a credential. */
  readonly isNamed: boolean;
  readonly target: Target;
}

type Note = (at: string, what: string) => void;

/** Deeper than any API goes. */
const deepest = 100;
const shortest = 4;

function visit(object: JsonObject, at: string, walk: Walk, note: Note, depth = 0): void {
  if (depth > deepest) return;
  const paired = walk.isNamed ? pairedName(object) : undefined;
  for (const key in object) {
    const value = object[key];
    if (key === 'annotations' && depth === 1) continue;
    if (typeof value === 'string') {
      if (value.length < shortest) continue;
      const what = credentialIn(key === 'value' ? (paired ?? key) : key, paired !== undefined, value, walk);
      if (what !== undefined) note(`${at}/${escapeToken(key)}`, what);
    } else if (value !== undefined) {
      visitInner(value, `${at}/${escapeToken(key)}`, walk, note, depth + 1);
    }
  }
}

function visitInner(value: JsonValue, at: string, walk: Walk, note: Note, depth: number): void {
  if (isObject(value)) visit(value, at, walk, note, depth);
  if (!isArray(value) || depth > deepest) return;
  for (const [index, item] of value.entries()) {
    if (typeof item !== 'string') visitInner(item, `${at}/${index}`, walk, note, depth + 1);
    else {
      const what = walk.find(item);
      if (what !== undefined && !isNoSecret(walk.target, '', item)) note(`${at}/${index}`, what);
    }
  }
}

/** The name of a parameter or variable whose value stands beside it. */
function pairedName(object: JsonObject): string | undefined {
  const name = object['name'];
  return typeof name === 'string' && typeof object['value'] === 'string' ? name : undefined;
}

function credentialIn(
  name: string,
  isPaired: boolean,
  value: string,
  { find, isNamed, target }: Walk,
): string | undefined {
  if (isNoSecret(target, name, value)) return undefined;
  const known = find(value);
  if (known !== undefined || !isNamed) return known;
  if (value.includes('\n')) {
    const setting = credentialSettingIn(value, (inner, given) => isNoSecret(target, inner, given));
    return setting === undefined ? undefined : `a credential for \`${setting}\``;
  }
  const isNamedSo = isPaired ? namesCredential(name) : namesPassword(name);
  return isNamedSo && canBeCredential(value) ? `a credential for \`${name}\`` : undefined;
}

const anyCredential = knownCredentialIn;

function addressOnly(text: string): string | undefined {
  return isAddressWithPassword(text) ? 'an address with a password in it' : undefined;
}
