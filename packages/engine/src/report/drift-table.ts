import type { Difference, Drift, FieldDrift } from '../drift/drift.ts';
import { severities } from '../checks/check.ts';
import type { JsonValue } from '../model/json.ts';
import { pageOf, paragraph, type Page, type PageOptions } from './terminal/page.ts';
import { count, resourceText } from './terminal/wording.ts';
import { visible } from './visible.ts';

const words: Readonly<Record<Difference['direction'], string>> = {
  weaker: 'weaker in the cluster',
  unclear: 'cannot tell whether it is weaker',
  stronger: 'stronger in the cluster',
  neutral: 'different',
};

/** A drift for people: the worst first, with the fields that differ. */
export function* driftTable(drift: Drift, options: PageOptions): Iterable<string> {
  const page = pageOf(options);
  for (const difference of drift.differences) yield `${differenceLines(difference, page).join('\n')}\n\n`;
  yield `${summaryOf(drift)}\n`;
}

function differenceLines(difference: Difference, page: Page): readonly string[] {
  const { direction, severity, resource, message, uri, line, fields, introduced } = difference;
  const mark = page.ink.severity(severity, severity);
  const lines = [`${mark}  ${page.ink.bold(resourceText(resource))}  ${words[direction]}`];
  lines.push(page.ink.dim(`    ${visible(uri)}${uri.includes('://') ? '' : `:${line}`}`));
  lines.push(...paragraph(visible(message), page, '    '));
  for (const field of fields.slice(0, mostFields)) lines.push(...fieldLines(field, page));
  if (fields.length > mostFields) lines.push(`    and ${count(fields.length - mostFields, 'field')} more`);
  for (const finding of introduced.slice(0, mostFields)) {
    lines.push(
      ...paragraph(visible(`${finding.severity}: ${finding.message} (${finding.check})`), page, '    + '),
    );
  }
  return lines;
}

const mostFields = 8;

function fieldLines({ at, repository, cluster }: FieldDrift, page: Page): readonly string[] {
  return [
    `    ${visible(at)}`,
    `      repository  ${shown(repository, page)}`,
    `      cluster     ${shown(cluster, page)}`,
  ];
}

function shown(value: JsonValue | undefined, { measure, ellipsis }: Page): string {
  if (value === undefined) return 'not set';
  const text = visible(
    JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one)),
  );
  const room = measure - 20;
  return text.length > room ? text.slice(0, room) + ellipsis : text;
}

function summaryOf({ differences, same, untold, elsewhere }: Drift): string {
  const weaker = differences.filter(({ direction }) => direction === 'weaker').length;
  const worst = severities.findLast((severity) => differences.some((one) => one.severity === severity));
  const parts = [
    differences.length === 0
      ? `${count(same, 'object')} run as the repository says`
      : `${count(differences.length, 'object')} of ${same + differences.length} differ, ${weaker} of them weaker in the cluster`,
  ];
  if (worst !== undefined) parts.push(`worst ${worst}`);
  if (untold > 0)
    parts.push(`cannot tell of ${count(untold, 'object')}, because a part of the cluster was not read`);
  if (elsewhere > 0)
    parts.push(`${count(elsewhere, 'object')} of the cluster lie where the repository has nothing`);
  return parts.join('; ');
}
