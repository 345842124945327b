import type { ResourceCheck } from '../../check.ts';
import { isNoSecret } from '../not-secret.ts';

const mail = /[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}/u;
/** The addresses that stand for no person. */
const nobody =
  /@(?:[a-z0-9-]{1,63}\.){0,8}(?:example\.(?:com|org|net)|example|test|invalid|localhost|local|internal|iam\.gserviceaccount\.com)$/iu;
const iban = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/u;
const setting =
  /^[ \t]{0,40}["']?[\w.-]{0,60}(?:user_?name|phone|iban|birth_?date)["']?[ \t]{0,10}[=:][ \t]{0,10}["']?[^\s"'${}<]/imu;
const personalKey = /(?:user[_.-]?name|e?mail|phone|iban)$/iu;
const hint = /@|user|phone|iban|birth|[A-Z]{2}\d{2}/iu;

export const personalDataInConfigMap: ResourceCheck = {
  id: 'personal-data-in-config-map',
  title: 'ConfigMap holds data about people',
  severity: 'low',
  gain: 'Whoever may read ConfigMaps learns names of accounts and addresses of people, and knows whom to send mail that deceives.',
  why: 'ConfigMaps are readable by almost everybody with access to the namespace, and are copied into logs, backups and tickets.',
  remedy:
    'Move user names, mail addresses and account numbers to a Secret, or name the entry in the parameter `notSecrets` if it is public.',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/configmap/',
    'CWE-359: Exposure of Private Personal Information to an Unauthorized Actor',
  ],
  aliases: ['trivy:KSV-01010'],
  profile: 'all',
  impliedBy: ['credential-in-config-map'],
  on: 'resource',
  kinds: ['ConfigMap'],
  evaluate: ({ name, fields }, target) => {
    const data = fields.has('data') ? fields.map('data') : undefined;
    if (data === undefined) return undefined;
    return [...fields.stringMap('data')].flatMap(([key, value]) => {
      const what = personalIn(key, value);
      return what === undefined || isNoSecret(target, key, value)
        ? []
        : { at: data.pointer(key), message: `ConfigMap \`${name}\` holds ${what} under \`${key}\`` };
    });
  },
};

const longestText = 100_000;

function personalIn(key: string, value: string): string | undefined {
  if (value === '' || value.length > longestText) return undefined;
  if (personalKey.test(key) && !value.includes('\n')) return 'what its name calls personal';
  if (!hint.test(value)) return undefined;
  const address = mail.exec(value)?.[0];
  if (address !== undefined && !nobody.test(address)) return 'a mail address';
  if (iban.test(value)) return 'the number of a bank account';
  return setting.test(value) ? 'settings with names of users, telephone or account numbers' : undefined;
}
