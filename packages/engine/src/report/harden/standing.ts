import type { Severity } from '../../checks/check.ts';
import { countBySeverity } from '../../evaluate/report.ts';
import type { Hardening, Standing } from '../../fix/harden/hardening.ts';
import type { Page } from '../terminal/page.ts';
import { count, grouped, worstFirst } from '../terminal/wording.ts';

/** One column of the table. */
interface Column {
  readonly title: string;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  readonly levels: Standing['levels'] | undefined;
}

/** The table of where it stands: findings by severity and workloads by level, now and with the edits. */
export function standingLines(hardening: Hardening, page: Page): readonly string[] {
  const columns = columnsOf(hardening);
  const workloads = columns[0]?.levels?.workloads ?? 0;
  const found = worstFirst.filter((severity) => columns.some(({ bySeverity }) => bySeverity[severity] > 0));
  const cells = (of: (column: Column) => string): string =>
    columns.map((column) => of(column).padStart(columnWidth(column))).join('');
  const row = (label: string, text: string): string => `${label.padEnd(labelWidth)}${text}`.trimEnd();
  const level = (name: 'baseline' | 'restricted'): string =>
    row(
      `  ${name}`,
      cells(({ levels }) => (levels === undefined ? '' : grouped(levels[name]))),
    );
  return [
    page.ink.bold(
      row(
        `findings, ${hardening.profiles.join(', ')}`,
        cells(({ title }) => title),
      ),
    ),
    ...found.map((severity) => {
      const text = row(
        `  ${severity}`,
        cells(({ bySeverity }) => grouped(bySeverity[severity])),
      );
      return text.replace(severity, page.ink.severity(severity, severity));
    }),
    row(
      '  all',
      cells(({ bySeverity }) => grouped(totalOf(bySeverity))),
    ),
    ...(workloads === 0
      ? []
      : [
          `of ${count(workloads, 'workload')} Pod Security admits at level`,
          level('baseline'),
          level('restricted'),
        ]),
  ];
}

const labelWidth = 26;

function columnWidth({ title }: Column): number {
  return Math.max(title.length, 8) + 3;
}

function columnsOf({ standings, written, left }: Hardening): readonly Column[] {
  const titles = {
    before: written === undefined ? 'now' : 'before',
    written: 'now',
    safe: 'safe edits',
    all: 'all edits',
  };
  const persons = left.flatMap(({ findings }) => findings);
  return [
    ...standings.map(({ state, bySeverity, levels }) => ({ title: titles[state], bySeverity, levels })),
    { title: 'for a person', bySeverity: countBySeverity(persons), levels: undefined },
  ];
}

function totalOf(bySeverity: Standing['bySeverity']): number {
  return Object.values(bySeverity).reduce((sum, one) => sum + one, 0);
}
