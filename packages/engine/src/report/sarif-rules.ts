import type { Check, Severity } from '../checks/check.ts';
import { groupOf } from '../checks/index.generated.ts';
import { displayAliases } from '../policy/aliases.ts';
import { catalogue } from '../policy/catalogue.ts';
import { controlsOf } from '../policy/profiles.ts';

/** The level of SARIF that a severity is shown as. */
export function sarifLevel(severity: Severity): 'error' | 'warning' | 'note' {
  if (severity === 'critical' || severity === 'high') return 'error';
  return severity === 'medium' ? 'warning' : 'note';
}

/** The checks that ran, as SARIF's rules, with what each of them is related to. */
export function sarifRules(
  checks: readonly Check[],
  relationships: ReadonlyMap<string, readonly object[]> = new Map(),
): readonly object[] {
  const aliases = displayAliases(catalogue);
  return checks.map((check) =>
    ruleOf(check, aliases.get(check) ?? check.aliases, relationships.get(check.id) ?? []),
  );
}

function ruleOf(check: Check, aliases: readonly string[], relationships: readonly object[]): object {
  const { id, title, severity, why } = check;
  const helpUri = check.references.find((reference) => /^https:\/\/\S+$/u.test(reference));
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: helpText(check), markdown: helpMarkdown(check) },
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: sarifLevel(severity) },
    ...(relationships.length === 0 ? {} : { relationships }),
    properties: {
      'security-severity': securitySeverity[severity],
      'problem.severity': problemSeverity[severity],
      precision: 'high',
      tags: tagsOf(check),
      aliases,
    },
  };
}

/** GitHub's badge: critical above 9.0, high from 7.0, medium from 4.0, low above 0. */
const securitySeverity: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  info: '0.0',
};

const problemSeverity: Readonly<Record<Severity, string>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'recommendation',
  info: 'recommendation',
};

/** GitHub takes 20 tags of a rule and shows 10. */
function tagsOf(check: Check): readonly string[] {
  const group = groupOf.get(check.id);
  const tags = ['security', 'kubernetes', ...(group === undefined ? [] : [group])];
  const controls = controlsOf(check).map((control) => `pod-security-standards/${control}`);
  return [...new Set([...tags, ...controls])].slice(0, 20);
}

function helpText({ why, gain, severity, remedy, references }: Check): string {
  return [
    why,
    `${severity}: ${gain}`,
    `What to write: ${remedy}`,
    ['References:', ...references].join('\n'),
  ].join('\n\n');
}

function helpMarkdown({ why, gain, severity, remedy, references }: Check): string {
  const list = references.map((reference) =>
    reference.startsWith('https://') ? `- <${reference}>` : `- ${reference}`,
  );
  return [why, `**Severity** ${severity}: ${gain}`, `**What to write** ${remedy}`, list.join('\n')].join(
    '\n\n',
  );
}

function pascalCase(id: string): string {
  return id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
