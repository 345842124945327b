import type { Severity } from '../../checks/check.ts';
import type { Finding } from '../../evaluate/finding.ts';
import { displayWidth } from '../terminal/display-width.ts';
import { gapBefore, paragraph, type Page } from '../terminal/page.ts';
import { count, fileText, resourceText } from '../terminal/wording.ts';
import { visible } from '../visible.ts';

/** What stands in the first line of an entry. */
export interface Head {
  /** Its number, where entries are counted; else empty. */
  readonly number: string;
  readonly severity: Severity;
  readonly title: string;
  /** What stands at the right edge. */
  readonly note: string;
}

/** The first line of an entry: its number, how bad it is, what it is called, and how much of it there is. */
export function headLine({ number, severity, title, note }: Head, page: Page): string {
  const { ink } = page;
  const start = `${number.padStart(2)}  `;
  const mark = severity.padEnd(8);
  const width = displayWidth(`${start}${mark}  ${title}`);
  const gap = gapBefore(width, displayWidth(note), page) ?? '  ';
  return `${start}${ink.severity(severity, mark)}  ${ink.bold(title)}${gap}${ink.dim(note)}`.trimEnd();
}

/** How many files are named where not all are asked for. */
const mostFiles = 3;

/** How many resources of a file are named where not all are asked for. */
const mostResources = 2;

/** Where findings lie: a line for each file, with the resources in it. */
export function placeLines(findings: readonly Finding[], isWhole: boolean, page: Page): readonly string[] {
  const files = [...Map.groupBy(findings, ({ location }) => location.uri)];
  const shown = isWhole ? files : files.slice(0, mostFiles);
  const more = files.length - shown.length;
  return [
    ...shown.flatMap(([uri, some]) => {
      const file = `    ${fileText(uri)}:${some[0]?.location.line ?? 1}  `;
      const resources = resourcesText(some, isWhole);
      return displayWidth(file + resources) <= page.measure
        ? [file + resources]
        : [file.trimEnd(), ...paragraph(resources, page, '      ')];
    }),
    ...(more > 0 ? [`    and ${count(more, 'more file')}`] : []),
  ];
}

function resourcesText(findings: readonly Finding[], isWhole: boolean): string {
  const named = [
    ...new Set(
      findings.map(({ resource }) => {
        const { container } = resource;
        return `${resourceText(resource)}${container === undefined ? '' : `[${visible(container)}]`}`;
      }),
    ),
  ];
  const shown = isWhole ? named : named.slice(0, mostResources);
  const more = named.length - shown.length;
  return [shown.join(', '), ...(more > 0 ? [`${more} more`] : [])].join(' and ');
}
