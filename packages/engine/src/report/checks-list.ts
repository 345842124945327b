import { severities, type Check, type Severity } from '../checks/check.ts';
import { groupOf } from '../checks/index.generated.ts';
import { displayAliases } from '../policy/aliases.ts';
import { catalogue } from '../policy/catalogue.ts';
import { profilesOf, type ProfileName } from '../policy/profiles.ts';
import { pageOf, type Page, type PageOptions } from './terminal/page.ts';
import { count } from './terminal/wording.ts';

/** A check in the list of checks. */
export interface ListedCheck {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly severity: Severity;
  readonly profiles: readonly ProfileName[];
  /** Peers' ids for it, as their users write them. */
  readonly aliases: readonly string[];
  readonly fix: 'safe' | 'unsafe' | null;
  /** Its page, as a path from the repository's root. */
  readonly url: string;
}

/** The checks as JSON: a list of what `ListedCheck` says. */
export function* checksJson(checks: readonly Check[]): Iterable<string> {
  yield `${JSON.stringify(listedChecks(checks), undefined, 2)}\n`;
}

/** What programs are told of each check. */
export function listedChecks(checks: readonly Check[]): readonly ListedCheck[] {
  const aliases = displayAliases(catalogue);
  return checks.map((check) => ({
    id: check.id,
    title: check.title,
    group: groupOf.get(check.id) ?? '',
    severity: check.severity,
    profiles: profilesOf(check),
    aliases: aliases.get(check) ?? check.aliases,
    fix: check.fix?.safety ?? null,
    url: `docs/checks/${check.id}.md`,
  }));
}

/** The checks as a table, group by group, the worst first. */
export function* checksTable(checks: readonly Check[], options: PageOptions): Iterable<string> {
  const page = pageOf(options);
  const idWidth = Math.max(0, ...checks.map(({ id }) => id.length));
  const groups = [...Map.groupBy(checks, ({ id }) => groupOf.get(id) ?? '')];
  for (const [group, inGroup] of groups.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const rows = inGroup
      .toSorted((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity))
      .map((check) => row(check, idWidth, page));
    yield `${group}\n${rows.join('')}\n`;
  }
  yield `${count(checks.length, 'check')}\n`;
}

/** Columns of the longest severity. */
const severityWidth = 8;

function row({ id, title, severity, profile }: Check, idWidth: number, { ink, width }: Page): string {
  const start = `  ${ink.severity(severity, severity.padEnd(severityWidth))}  `;
  const tier = profile === 'default' ? '' : `  (${profile})`;
  const needed = 4 + severityWidth + idWidth + 2 + title.length + tier.length;
  return needed <= width
    ? `${start}${id.padEnd(idWidth)}  ${title}${ink.dim(tier)}\n`
    : `${start}${id}${ink.dim(tier)}\n${' '.repeat(4 + severityWidth)}${title}\n`;
}
