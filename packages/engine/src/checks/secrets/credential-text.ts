import { namesCredential } from './credential-name.ts';
import { canBeCredential } from './credential-value.ts';

/** Whether a policy says of a name, or of the value that it is given, that it is no secret. */
type NoSecret = (name: string, value: string) => boolean;

/**
 * The first name in a text of settings that a literal credential is given to: `name=value` or `name: value`, one to a
 * line, as in properties, environment and YAML files, members of JSON on one line, attributes and elements of XML, and the
 * directives of Redis. Comments, and what only a program could evaluate, do not count.
 */
export function credentialSettingIn(text: string, isNoSecret: NoSecret = never): string | undefined {
  if (!hint.test(text)) return undefined;
  for (const line of text.split('\n')) {
    const name = settingIn(line, isNoSecret);
    if (name !== undefined) return name;
  }
  return undefined;
}

const never = (): boolean => false;

const hint = /pass|pwd|secret|token|key|credential|bearer|auth/iu;
const longestLine = 2000;
const comment = /^\s*(?:#|\/\/|;|--|<!--)/u;
const setting = /^\s*(?:export\s{1,4}|-\s{1,4})?["']?([A-Za-z][\w.-]{1,100})["']?\s{0,4}[=:]\s{0,40}(\S.*)$/u;

function settingIn(line: string, isNoSecret: NoSecret): string | undefined {
  if (line.length > longestLine || comment.test(line)) return inLongLine(line, isNoSecret);
  const [, name, rest] = setting.exec(line) ?? [];
  if (name !== undefined && rest !== undefined && namesCredential(name)) {
    const value = literalIn(rest);
    if (value !== undefined && isCredential(name, value, isNoSecret)) return name;
  }
  return hint.test(line) ? (directiveIn(line, isNoSecret) ?? memberIn(line, isNoSecret)) : undefined;
}

/** JSON without line breaks may be long; everything else that is as long is no setting that a person wrote. */
function inLongLine(line: string, isNoSecret: NoSecret): string | undefined {
  return jsonStart.test(line) ? pairIn(line, jsonMember, isNoSecret) : undefined;
}

const jsonStart = /^\s{0,20}[[{]/u;

function isCredential(name: string, value: string, isNoSecret: NoSecret): boolean {
  return canBeCredential(value) && !isLabel(value) && !isNoSecret(name, value);
}

/** `requirepass` and `masterauth` of Redis, which a space separates from the value. */
const directive = /^\s{0,20}(requirepass|masterauth)\s{1,20}["']?([^\s"']{1,500})/u;

function directiveIn(line: string, isNoSecret: NoSecret): string | undefined {
  const [, name, value] = directive.exec(line) ?? [];
  if (name === undefined || value === undefined) return undefined;
  return isCredential(name, value, isNoSecret) ? name : undefined;
}

/** `"name": "value"` and `name: "value"` within braces. */
const jsonMember = /[{,]\s{0,40}["']?([A-Za-z][\w.-]{1,100})["']?\s{0,4}:\s{0,4}["']([^"'\\\n]{1,500})["']/gu;
/** `name="…" value="…"`, `key="…" value="…"`, `password="…"` and `<password>…</password>`. */
const xmlPair = /\s(?:name|key)=["']([\w.-]{1,100})["']\s{1,10}value=["']([^"'<>]{1,500})["']/gu;
const xmlAttribute = /\s([A-Za-z][\w.-]{1,100})=["']([^"'<>]{1,500})["']/gu;
const xmlElement = /<([A-Za-z][\w.-]{1,100})>([^<>\s]{1,500})<\//gu;

function memberIn(line: string, isNoSecret: NoSecret): string | undefined {
  if (line.includes('{')) return pairIn(line, jsonMember, isNoSecret);
  if (!line.trimStart().startsWith('<')) return undefined;
  return (
    pairIn(line, xmlPair, isNoSecret) ??
    pairIn(line, xmlAttribute, isNoSecret) ??
    pairIn(line, xmlElement, isNoSecret)
  );
}

function pairIn(line: string, form: RegExp, isNoSecret: NoSecret): string | undefined {
  for (const [, name = '', value = ''] of line.matchAll(form)) {
    if (namesCredential(name) && isCredential(name, value, isNoSecret)) return name;
  }
  return undefined;
}

/** What a form shows to people: `Password`, `Access token`, `Confirm your password`. */
function isLabel(value: string): boolean {
  return label.test(value) && hint.test(value);
}

const label = /^[A-Z][a-z]{1,20}(?: [A-Za-z]{1,20}){0,8}[.:?!]?$/u;

const quoted = /^(?:"([^"]*)"|'([^']*)')\s{0,40}[,;]?\s{0,40}(?:#.*)?$/u;
const bare = /^([^\s"'`(){}[\]<>$;,|&*!=][^\s"'`(){}[\]<>$;,|]{3,})\s{0,40}[,;]?\s{0,40}(?:#.*)?$/u;

/** `settings.API_KEY` and `org.example.Token`: in a program or a file of properties the name of something else. */
const member = /^[A-Za-z_]{1,40}(?:\.[A-Za-z_]{1,40}){1,8}$/u;

/** A quoted text, or one word without anything that a language would evaluate. */
function literalIn(rest: string): string | undefined {
  const inQuotes = quoted.exec(rest);
  if (inQuotes !== null) return inQuotes[1] ?? inQuotes[2];
  const word = bare.exec(rest)?.[1];
  return word === undefined || member.test(word) ? undefined : word;
}
