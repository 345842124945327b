import { namesCredential } from './credential-name.ts';
import { canBeCredential } from './credential-value.ts';

/**
 * The first name in a text of settings that a literal credential is given to: `name=value` or `name: value`, one to a
 * line, as in properties, environment and YAML files. Comments, and what only a program could evaluate, do not count.
 */
export function credentialSettingIn(
  text: string,
  isNoSecret: (name: string, value: string) => boolean = never,
): string | undefined {
  if (!hint.test(text)) return undefined;
  for (const line of text.split('\n')) {
    const name = settingIn(line, isNoSecret);
    if (name !== undefined) return name;
  }
  return undefined;
}

const never = (): boolean => false;

const hint = /pass|pwd|secret|token|key|credential|bearer/iu;
const longestLine = 2000;
const comment = /^\s*(?:#|\/\/|;|--|<!--)/u;
const setting = /^\s*(?:export\s{1,4}|-\s{1,4})?["']?([A-Za-z][\w.-]{1,100})["']?\s{0,4}[=:]\s{0,40}(\S.*)$/u;

function settingIn(line: string, isNoSecret: (name: string, value: string) => boolean): string | undefined {
  if (line.length > longestLine || comment.test(line)) return undefined;
  const [, name, rest] = setting.exec(line) ?? [];
  if (name === undefined || rest === undefined || !namesCredential(name)) return undefined;
  const value = literalIn(rest);
  if (value === undefined || !canBeCredential(value) || isLabel(value)) return undefined;
  return isNoSecret(name, value) ? undefined : name;
}

/** What a form shows to people: `Password`, `Access token`, `Confirm your password`. */
function isLabel(value: string): boolean {
  return label.test(value) && hint.test(value);
}

const label = /^[A-Z][a-z]{1,20}(?: [A-Za-z]{1,20}){0,8}[.:?!]?$/u;

const quoted = /^(?:"([^"]*)"|'([^']*)')\s{0,40}[,;]?\s{0,40}(?:#.*)?$/u;
const bare = /^([^\s"'`(){}[\]<>$;,|&*!]{4,})\s{0,40}[,;]?\s{0,40}(?:#.*)?$/u;

/** `settings.API_KEY` and `org.example.Token`: in a program or a file of properties the name of something else. */
const member = /^[A-Za-z_]{1,40}(?:\.[A-Za-z_]{1,40}){1,8}$/u;

/** A quoted text, or one word without anything that a language would evaluate. */
function literalIn(rest: string): string | undefined {
  const inQuotes = quoted.exec(rest);
  if (inQuotes !== null) return inQuotes[1] ?? inQuotes[2];
  const word = bare.exec(rest)?.[1];
  return word === undefined || member.test(word) ? undefined : word;
}
