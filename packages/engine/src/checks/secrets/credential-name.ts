/**
 * True for a name under which a credential itself is kept: `DB_PASSWORD`, `apiKey`, `client.secret`. False for a name
 * that only speaks about one: `PASSWORD_FILE`, `SECRET_NAME`, `TOKEN_TTL`, `PUBLIC_KEY`, `MAX_TOKENS`.
 */
export function namesCredential(name: string): boolean {
  if (name.length > longestName || !hint.test(name)) return false;
  const words = wordsOf(name);
  if (words.at(-1) === 'secret' && keptInSecrets.has(words.at(-2) ?? '')) return false;
  for (let index = 0; index < words.length; index += 1) {
    const length = credentialAt(words, index);
    if (length === 0) continue;
    if (!isAbout(words, index, length)) return true;
  }
  return false;
}

/**
 * True for a name under which nothing but a password is kept. What is called a secret, a token or a key is often the name of
 * a Secret where a kind has fields of its own.
 */
export function namesPassword(name: string): boolean {
  return password.test(name) && namesCredential(name);
}

const password = /(?:password|passwd|passphrase)$/iu;

/** True for a name of what stands beside a credential and is none: `username`, `DB_HOST`, `postgres.port`. */
export function namesCompanion(name: string): boolean {
  return name.length <= longestName && companions.has(wordsOf(name).at(-1) ?? '');
}

const companions: ReadonlySet<string> = new Set([
  'address',
  'bucket',
  'clientid',
  'database',
  'db',
  'dbname',
  'email',
  'host',
  'hostname',
  'id',
  'insecure',
  'login',
  'name',
  'namespace',
  'port',
  'project',
  'region',
  'schema',
  'server',
  'sslmode',
  'tenant',
  'type',
  'user',
  'username',
]);

/** What stands before `secret` in a name of a Secret that keeps it: `ADMIN_PASSWORD_SECRET`. */
const keptInSecrets: ReadonlySet<string> = new Set(['credential', 'credentials', 'passwd', 'password']);

const longestName = 200;
const hint = /pass|pwd|secret|token|key|credential|bearer|auth/iu;
const camel = /([a-z0-9])([A-Z])/gu;
const between = /[^A-Za-z0-9]+/u;

function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(camel, '$1_$2')
    .split(between)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** Words that end so are credentials by themselves, run together with others or not: `dbpassword`, `authtoken`. */
const endings: readonly string[] = ['password', 'passwd', 'passphrase', 'secret', 'token'];
const singles: ReadonlySet<string> = new Set([
  'apikey',
  'accesskey',
  'authkey',
  'bearer',
  'masterauth',
  'credential',
  'credentials',
  'encryptionkey',
  'privatekey',
  'requirepass',
  'secretkey',
  'signingkey',
]);
/** What `key` has to follow to be a secret one; by itself it may be any key of a map. */
const secretKeys: ReadonlySet<string> = new Set([
  'access',
  'account',
  'api',
  'auth',
  'batch',
  'cli',
  'encryption',
  'master',
  'private',
  'secret',
  'shared',
  'signing',
]);
/** Programs that call their password so: `REDIS_AUTH`. By itself `auth` is a way to log in, or a switch. */
const keptAsAuth: ReadonlySet<string> = new Set(['master', 'redis', 'valkey']);
/** `DB_PASS` and `SMTP_PWD`, but neither `PWD`, the working directory, nor `proxy_pass`, a route. */
const shortForms: ReadonlySet<string> = new Set(['pass', 'pwd', 'pw']);
const notBeforeShortForms: ReadonlySet<string> = new Set(['by', 'first', 'old', 'proxy', 'second', 'single']);

/** How many words of a credential's name begin here: 0, 1, or 2. */
function credentialAt(words: readonly string[], index: number): number {
  const word = words[index] ?? '';
  const next = words[index + 1];
  if (next === 'key') {
    if (secretKeys.has(word)) return 2;
    if (words.includes('azure') && index + 2 === words.length) return 2;
  }
  if (next === 'auth' && index + 2 === words.length && keptAsAuth.has(word)) return 2;
  if (singles.has(word) || endings.some((ending) => word.endsWith(ending))) return 1;
  const before = words[index - 1];
  return shortForms.has(word) && before !== undefined && !notBeforeShortForms.has(before) ? 1 : 0;
}

/** Words before a credential that make a switch, a number, or the name of another resource of it. */
const aboutBefore: ReadonlySet<string> = new Set([
  'allow',
  'disable',
  'disabled',
  'enable',
  'enabled',
  'existing',
  'forgot',
  'generate',
  'has',
  'hide',
  'is',
  'max',
  'min',
  'no',
  'num',
  'public',
  'pull',
  'require',
  'required',
  'reset',
  'rotate',
  'show',
  'skip',
  'tls',
  'use',
  'validate',
  'with',
  'without',
]);
/** Words after a credential that tell something about it: where it is, how long it lasts, what it looks like. */
const aboutAfter: ReadonlySet<string> = new Set([
  'age',
  'algorithm',
  'arn',
  'attribute',
  'audience',
  'backend',
  'bits',
  'bucket',
  'cache',
  'claim',
  'class',
  'column',
  'cookie',
  'count',
  'days',
  'dir',
  'directory',
  'driver',
  'duration',
  'enabled',
  'encoder',
  'encoding',
  'encryption',
  'endpoint',
  'engine',
  'env',
  'exp',
  'expiration',
  'expire',
  'expires',
  'expiry',
  'field',
  'file',
  'filename',
  'files',
  'format',
  'header',
  'hasher',
  'hours',
  'id',
  'index',
  'interval',
  'issuer',
  'key',
  'keys',
  'kind',
  'label',
  'length',
  'lifetime',
  'limit',
  'location',
  'manager',
  'max',
  'method',
  'min',
  'minutes',
  'mode',
  'mount',
  'name',
  'names',
  'namespace',
  'param',
  'parameter',
  'path',
  'pattern',
  'policy',
  'prefix',
  'property',
  'provider',
  'ref',
  'refresh',
  'regex',
  'region',
  'renew',
  'required',
  'reset',
  'rotation',
  'scheme',
  'scope',
  'scopes',
  'seconds',
  'serializer',
  'service',
  'size',
  'source',
  'stdin',
  'store',
  'strategy',
  'strength',
  'suffix',
  'template',
  'timeout',
  'ttl',
  'type',
  'uri',
  'url',
  'user',
  'username',
  'validation',
  'validity',
  'version',
  'volume',
]);

function isAbout(words: readonly string[], index: number, length: number): boolean {
  return words.some(
    (word, at) => (at < index && aboutBefore.has(word)) || (at >= index + length && aboutAfter.has(word)),
  );
}
