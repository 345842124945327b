import { severities, type Check, type Severity } from '../checks/check.ts';
import { groupOf } from '../checks/index.generated.ts';
import { displayAliases } from '../policy/aliases.ts';
import { catalogue } from '../policy/catalogue.ts';
import type { AnsweredControl } from '../policy/frameworks/framework.ts';
import { profilesOf, type ProfileName } from '../policy/profiles.ts';
import { pageOf, type Page, type PageOptions } from './terminal/page.ts';
import { count } from './terminal/wording.ts';
import { wrap } from './terminal/wrap.ts';

/** A check in the list of checks. */
export interface ListedCheck {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly severity: Severity;
  readonly profiles: readonly ProfileName[];
  /** Peers' ids for it, as their users write them. */
  readonly aliases: readonly string[];
  /** What it answers in published standards. */
  readonly controls: readonly AnsweredControl[];
  readonly fix: 'safe' | 'unsafe' | null;
  /** Its page, as a path from the repository's root. */
  readonly url: string;
}

/** The checks as JSON: a list of what `ListedCheck` says. */
export function* checksJson(
  checks: readonly Check[],
  controls: ReadonlyMap<string, readonly AnsweredControl[]>,
): Iterable<string> {
  yield `${JSON.stringify(listedChecks(checks, controls), undefined, 2)}\n`;
}

/** What programs are told of each check. */
export function listedChecks(
  checks: readonly Check[],
  controls: ReadonlyMap<string, readonly AnsweredControl[]>,
): readonly ListedCheck[] {
  const aliases = displayAliases(catalogue);
  return checks.map((check) => ({
    id: check.id,
    title: check.title,
    group: groupOf.get(check.id) ?? '',
    severity: check.severity,
    profiles: profilesOf(check),
    aliases: aliases.get(check) ?? check.aliases,
    controls: controls.get(check.id) ?? [],
    fix: check.fix?.safety ?? null,
    url: `docs/checks/${check.id}.md`,
  }));
}

/** The checks as a table, group by group, the worst first; a title that does not fit goes on in its column. */
export function* checksTable(checks: readonly Check[], options: PageOptions): Iterable<string> {
  const page = pageOf(options);
  const groups = [...Map.groupBy(checks, ({ id }) => groupOf.get(id) ?? '')];
  for (const [group, inGroup] of groups.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const idWidth = Math.max(...inGroup.map(({ id }) => id.length));
    const rows = inGroup
      .toSorted((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity))
      .flatMap((check) => rowsOf(check, idWidth, page));
    yield `${[group, ...rows].join('\n')}\n\n`;
  }
  yield `${count(checks.length, 'check')}\n`;
}

/** The least columns for a title to stand beside its id; in fewer it stands below. */
const narrowest = 20;

/** Columns of the longest severity. */
const severityWidth = 8;

function rowsOf(check: Check, idWidth: number, { ink, width }: Page): readonly string[] {
  const { id, title, severity, profile } = check;
  const start = `  ${ink.severity(severity, severity.padEnd(severityWidth))}  ${id.padEnd(idWidth)}  `;
  const besideId = 2 + severityWidth + 2 + idWidth + 2;
  const isNarrow = width - besideId < narrowest;
  const indent = isNarrow ? besideId - idWidth - 2 : besideId;
  const text = profile === 'default' ? title : `${title} (${profile})`;
  const lines = wrap(text, width - indent).map((line) => ' '.repeat(indent) + line);
  const [first = '', ...others] = lines;
  return isNarrow ? [start.trimEnd(), ...lines] : [start + first.slice(indent), ...others];
}
