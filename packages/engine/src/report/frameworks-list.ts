import type { Control, Decided, Framework } from '../policy/frameworks/framework.ts';
import type { FrameworkName } from '../policy/frameworks/names.ts';
import { pageOf, paragraph, type Page, type PageOptions } from './terminal/page.ts';
import { count, grouped } from './terminal/wording.ts';

/** A framework in the list of frameworks. */
export interface ListedFramework {
  readonly id: FrameworkName;
  readonly title: string;
  readonly version: string;
  readonly source: string;
  /** How many of its controls have a check. */
  readonly answered: number;
  readonly controls: readonly ListedControl[];
}

/** A control in the list of frameworks. */
export interface ListedControl {
  readonly id: string;
  readonly title: string;
  readonly section: string;
  readonly level?: number;
  readonly decided: Decided;
  readonly checks: readonly string[];
  /** What the checks leave open. */
  readonly rest?: string;
  /** Namespaces in which their findings do not count. */
  readonly spares?: readonly string[];
}

/** The frameworks as JSON: a list of what `ListedFramework` says. */
export function* frameworksJson(frameworks: readonly Framework[]): Iterable<string> {
  yield `${JSON.stringify(frameworks.map(listedFramework), undefined, 2)}\n`;
}

/** The frameworks as a table, a line for each. */
export function* frameworksTable(frameworks: readonly Framework[], options: PageOptions): Iterable<string> {
  const page = pageOf(options);
  const idWidth = Math.max(...frameworks.map(({ id }) => id.length));
  for (const { id, title, version, controls } of frameworks) {
    const answered = `${answeredOf(controls).length} of ${controls.length}`;
    const lines = paragraph(
      `${title} ${version}`.trimEnd(),
      page,
      `${id.padEnd(idWidth)}  ${answered.padStart(10)}  `,
    );
    yield `${lines.join('\n')}\n`;
  }
  yield `\n${count(frameworks.length, 'framework')}; the number before a title says how many of its controls have a check\n`;
}

/** The controls of a framework, section by section, with the checks that answer them. */
export function* controlsTable(
  { title, version, controls, source }: Framework,
  options: PageOptions,
): Iterable<string> {
  const page = pageOf(options);
  const idWidth = Math.max(...controls.map(({ id }) => id.length));
  yield `${page.ink.bold(title)} ${version}\n${source}\n`;
  for (const [section, held] of Map.groupBy(controls, (control) => control.section)) {
    yield section === '' ? '\n' : `\n${section}\n`;
    for (const control of held) yield `${controlLines(control, idWidth, page).join('\n')}\n`;
  }
  yield `\n${grouped(answeredOf(controls).length)} of ${count(controls.length, 'control')} have a check\n\n`;
}

function controlLines(control: Control, idWidth: number, page: Page): readonly string[] {
  const { id, title, checks, rest } = control;
  const indent = ' '.repeat(idWidth + 4);
  const details = [checks.join(', '), rest === undefined ? '' : `and ${rest}`].filter((text) => text !== '');
  return [
    ...paragraph(title, page, `  ${id.padEnd(idWidth)}  `),
    ...details.flatMap((text) => paragraph(text, page, indent)).map((line) => page.ink.dim(line)),
  ];
}

function answeredOf(controls: readonly Control[]): readonly Control[] {
  return controls.filter(({ checks }) => checks.length > 0);
}

function listedFramework({ id, title, version, source, controls }: Framework): ListedFramework {
  return {
    id,
    title,
    version,
    source,
    answered: answeredOf(controls).length,
    controls: controls.map(listedControl),
  };
}

function listedControl({ id, title, section, level, decided, checks, rest, spares }: Control): ListedControl {
  return {
    id,
    title,
    section,
    ...(level === undefined ? {} : { level }),
    decided,
    checks,
    ...(rest === undefined ? {} : { rest }),
    ...(spares === undefined ? {} : { spares }),
  };
}
