import { canBeCredential } from './credential-value.ts';

/** What a text holds that is a credential by its form alone, in words; `undefined` where there is none. */
export function knownCredentialIn(text: string): string | undefined {
  if (text.length < shortest) return undefined;
  const known = text.startsWith('(withheld: ') ? withheld.exec(text)?.[1] : undefined;
  if (known !== undefined) return known;
  if (anyClue.test(text)) {
    for (const { what, clue, form } of forms) {
      if (text.includes(clue) && form.test(text)) return what;
    }
  }
  if (isAddressWithPassword(text)) return 'an address with a password in it';
  return text.includes('=') && namesPassword.test(text) && hasPasswordInConnection(text)
    ? 'a connection string with a password in it'
    : undefined;
}

/** True for an address with the password of a user in it, `scheme://user:password@host`. */
export function isAddressWithPassword(text: string): boolean {
  return text.includes('@') && text.includes('://') && hasPasswordInUrl(text);
}

const shortest = 8;

/** What stands in a snapshot of a cluster in the place of a credential that was known by its form. */
const withheld = /^\(withheld: ((?:an? |the )[\w ]{1,60})\)$/u;

/** The text that stands for a credential which is not handed on. */
export function withheldCredential(what: string): string {
  return `(withheld: ${what})`;
}

interface Form {
  readonly what: string;
  /** What the text holds at least; cheap to look for. */
  readonly clue: string;
  readonly form: RegExp;
}

/** The forms that their issuers publish so that scanners find them. */
const forms: readonly Form[] = [
  { what: 'a private key', clue: 'PRIVATE KEY', form: /-{3,5}BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY/u },
  { what: 'an AWS access key', clue: 'AKIA', form: /(?<![A-Za-z0-9])AKIA[A-Z2-7]{16}(?![A-Za-z0-9])/u },
  {
    what: 'a temporary AWS access key',
    clue: 'ASIA',
    form: /(?<![A-Za-z0-9])ASIA[A-Z2-7]{16}(?![A-Za-z0-9])/u,
  },
  { what: 'a GitHub token', clue: 'gh', form: /(?<![A-Za-z0-9])gh[opsur]_[A-Za-z0-9]{36,255}/u },
  { what: 'a GitHub token', clue: 'github_pat_', form: /(?<![A-Za-z0-9])github_pat_\w{22,255}/u },
  { what: 'a GitLab token', clue: 'glpat-', form: /(?<![A-Za-z0-9])glpat-[\w-]{20,255}/u },
  { what: 'a Slack token', clue: 'xox', form: /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,250}/u },
  {
    what: 'the address of a Slack webhook',
    clue: 'hooks.slack.com',
    form: /hooks\.slack\.com\/services\/T\w{6,12}\/B\w{6,12}\/\w{16,32}/u,
  },
  { what: 'a Stripe key', clue: 'k_live_', form: /(?<![A-Za-z0-9])[rs]k_live_[A-Za-z0-9]{16,255}/u },
  { what: 'a Google API key', clue: 'AIza', form: /(?<![A-Za-z0-9])AIza[\w-]{35}(?![\w-])/u },
  { what: 'an npm token', clue: 'npm_', form: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/u },
  { what: 'a PyPI token', clue: 'pypi-', form: /(?<![A-Za-z0-9])pypi-AgEIcHlwaS5vcmc[\w-]{50,500}/u },
  { what: 'a SendGrid key', clue: 'SG.', form: /(?<![A-Za-z0-9])SG\.[\w-]{22}\.[\w-]{43}(?![\w-])/u },
  { what: 'an Anthropic key', clue: 'sk-ant-', form: /(?<![A-Za-z0-9])sk-ant-[\w-]{20,255}/u },
  { what: 'an OpenAI key', clue: 'sk-proj-', form: /(?<![A-Za-z0-9])sk-proj-[\w-]{20,255}/u },
  { what: 'a Vault token', clue: 'hvs.', form: /(?<![A-Za-z0-9])hvs\.[\w-]{24,255}/u },
  { what: 'a DigitalOcean token', clue: 'dop_v1_', form: /(?<![A-Za-z0-9])dop_v1_[a-f0-9]{64}/u },
  {
    what: 'the key of an Azure storage account',
    clue: 'AccountKey=',
    form: /AccountKey=[A-Za-z0-9+/]{40,100}={0,2}/u,
  },
  {
    what: 'a signed token',
    clue: 'eyJ',
    form: /(?<![\w.-])eyJ[\w-]{10,4000}\.eyJ[\w-]{10,4000}\.[\w-]{10,4000}/u,
  },
];

/** All clues at once: a look for each would cost most of the time, for hardly any text holds one. */
const anyClue = new RegExp(forms.map(({ clue }) => clue.replaceAll('.', String.raw`\.`)).join('|'), 'u');

const userInfo =
  /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/?#"'<>]{0,100}:(?<password>[^\s@/?#"']{1,200})@/giu;

/** `…?user=a&password=b` of JDBC, and `Server=a;Password=b` of ADO.NET and ODBC, in any order. */
const connectionPassword =
  /(?:[?&;]\s{0,4}(?:password|passwd|pwd)|^(?:password|pwd)(?==[^;\n]{1,200};))=([^&;\s"'<>]{1,200})/giu;

/** What a connection string with a password has at least; quick to look for. */
const namesPassword = /pass|pwd/iu;

function hasPasswordInConnection(text: string): boolean {
  for (const [, password] of text.matchAll(connectionPassword)) {
    if (password !== undefined && canBeCredential(password)) return true;
  }
  return false;
}

/** `scheme://user:password@host`, unless the password is a variable or a placeholder. */
function hasPasswordInUrl(text: string): boolean {
  for (const { groups } of text.matchAll(userInfo)) {
    const password = groups?.['password'];
    if (password !== undefined && !sampleWords.has(password.toLowerCase()) && canBeCredential(password))
      return true;
  }
  return false;
}

/** What documentation writes in the place of a password. */
const sampleWords: ReadonlySet<string> = new Set(['password', 'pass', 'pwd', 'passwd', 'secret', 'token']);
