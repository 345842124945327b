import type { Target } from '../check.ts';
import { namesCredential } from './credential-name.ts';
import { canBeCredential } from './credential-value.ts';
import { isNoSecret } from './not-secret.ts';

/** What comes before a word of a command line. */
export interface Before {
  readonly word: string | undefined;
  /** The program that is run; `undefined` where the image says. */
  readonly program: string | undefined;
}

/** The credential that a word of a command line holds, in words; the word may itself be a command line for a shell. */
export function credentialInWords(
  part: string,
  { word, program }: Before,
  target: Target,
): string | undefined {
  return (
    givenTo(part, target) ?? givenByOption(word, part, target) ?? givenToProgram(program, word, part, target)
  );
}

/** The credential that a text of options holds, such as `-Xmx1g -Ddb.password=…`. */
export function credentialInOptions(text: string, target: Target): string | undefined {
  return text.includes('=') ? givenTo(text, target) : undefined;
}

const hint = /pass|pwd|secret|token|key|credential|bearer|auth|-p|-a|-u/iu;
const bearer = /\bBearer\s{1,4}[\w.~+/-]{16,4000}/u;
const spaces = /\s+/u;
const assignment = /^["']?(-{0,2}[A-Za-z][\w.-]{1,100})=["']?([^"']+)["']?$/u;

/** `--password=…` or `TOKEN=…`, alone or as a word of a shell command. */
function givenTo(part: string, target: Target): string | undefined {
  if (!hint.test(part)) return undefined;
  if (bearer.test(part)) return 'a bearer token';
  const words = part.split(spaces);
  let program: string | undefined;
  for (const [index, word] of words.entries()) {
    const before = words[index - 1];
    const [, name = '', value = ''] = assignment.exec(word) ?? [];
    if (isGiven(name, value, target)) return `a credential for \`${name}\``;
    if (words.length === 1) return undefined;
    if (givenByOption(before, word, target) !== undefined) return `a credential for \`${before}\``;
    program = programOf(word) ?? program;
    const own = givenToProgram(program, before, word, target);
    if (own !== undefined) return own;
  }
  return undefined;
}

/** `--password` and the value in two elements. */
function givenByOption(option: string | undefined, value: string, target: Target): string | undefined {
  if (option?.startsWith('-') !== true || value.startsWith('-') || option.includes('=')) return undefined;
  return isGiven(option, value, target) ? `a credential for \`${option}\`` : undefined;
}

function isGiven(name: string, value: string, target: Target): boolean {
  if (isNoSecret(target, name, value)) return false;
  if (namesCredential(name)) return canBeCredential(value);
  return namesLogin.test(name) && isLogin(value);
}

/** Options that take a user and a password with a colon between them. */
const namesLogin = /(?:^|[-_.])(?:basic[-_]?auth|proxy[-_]?user|user(?:name)?[-_]?pass(?:word)?)$/iu;

function isLogin(value: string): boolean {
  const colon = value.indexOf(':');
  return colon > 0 && !value.includes('/') && canBeCredential(value.slice(colon + 1));
}

/** Short options by which programs take a password: in the same word, in the next one, or behind the user's name. */
const shortOptions: readonly {
  readonly program: RegExp;
  readonly option: string;
  readonly takes: 'joined' | 'next' | 'login';
}[] = [
  { program: /^(?:mysql|mariadb)[a-z-]{0,20}$/u, option: '-p', takes: 'joined' },
  { program: /^sshpass$/u, option: '-p', takes: 'next' },
  { program: /^sshpass$/u, option: '-p', takes: 'joined' },
  { program: /^mongo[a-z]{0,20}$/u, option: '-p', takes: 'next' },
  { program: /^(?:redis|valkey)-cli$/u, option: '-a', takes: 'next' },
  { program: /^curl$/u, option: '-u', takes: 'login' },
];

const shortestPassword = 3;
const quotes = /^["']|["']$/gu;

function givenToProgram(
  program: string | undefined,
  before: string | undefined,
  word: string,
  target: Target,
): string | undefined {
  const name = program === undefined ? undefined : programOf(program);
  if (name === undefined) return undefined;
  for (const { program: form, option, takes } of shortOptions) {
    if (!form.test(name)) continue;
    const written = takes === 'joined' ? behind(word, option) : before === option ? word : undefined;
    const value = written?.replace(quotes, '');
    if (value === undefined || value.length < shortestPassword || isNoSecret(target, option, value)) continue;
    if (takes === 'login' ? isLogin(value) : canBeCredential(value))
      return `a password for \`${name} ${option}\``;
  }
  return undefined;
}

/** What follows an option in the same word. */
function behind(word: string, option: string): string | undefined {
  return word.startsWith(option) ? word.slice(option.length) : undefined;
}

const knownPrograms =
  /^(?:.{0,200}\/)?((?:mysql|mariadb|mongo)[a-z-]{0,20}|sshpass|redis-cli|valkey-cli|curl)$/u;

/** The name of a program that takes a password by a short option, from the way to its file. */
function programOf(word: string): string | undefined {
  return knownPrograms.exec(word)?.[1];
}
