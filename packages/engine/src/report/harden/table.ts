import { fixValueSummaries } from '../../checks/fix-values.ts';
import { openIn, type Hardening, type Left, type Wanted } from '../../fix/harden/hardening.ts';
import { worstAmong } from '../../fix/harden/gain.ts';
import type { Step } from '../../fix/harden/steps.ts';
import { pageOf, paragraph, type Page, type PageOptions } from '../terminal/page.ts';
import { count, grouped, imperative } from '../terminal/wording.ts';
import { visible } from '../visible.ts';
import { headLine, placeLines } from './lines.ts';
import { standingLines } from './standing.ts';

/** What the page depends on beside what it says. */
export interface HardenTableOptions extends PageOptions {
  /** `quiet`: where it stands and no more; `normal`: what gains most in full, the rest on a line each; `verbose`: all in full. */
  readonly verbosity: 'quiet' | 'normal' | 'verbose';
  /** The command line that makes one step alone. */
  readonly commandOf: (step: Step) => string;
  /** The next useful commands, each with what it does. */
  readonly next: readonly { readonly line: string; readonly does: string }[];
}

/** How many entries of a list are shown in full where not everything is asked for. */
const mostInFull = 8;

/** The way towards a profile for people: where it stands, the steps, the values that are missing, what is left for a person. */
export function* hardenTable(hardening: Hardening, options: HardenTableOptions): Iterable<string> {
  const page = pageOf(options);
  const { steps, values, left, written } = hardening;
  const isVerbose = options.verbosity === 'verbose';
  if (written !== undefined) yield lines([...writtenLines(hardening, page), '']);
  yield lines([...standingLines(hardening, page), '']);
  if (options.verbosity !== 'quiet') {
    yield* section(
      'steps',
      'the most gain first: a critical finding outweighs any number of high ones',
      entriesOf(steps, isVerbose, {
        inFull: (step, index) => stepLines(step, index, options, page),
        inShort: (step, index) => stepHead(step, index, page),
      }),
      page,
    );
    yield* section(
      'values that only you know',
      '',
      values.map((one) => valueLines(one, page)),
      page,
    );
    yield* section(
      'left for a person',
      'the most gain first',
      entriesOf(left, isVerbose, {
        inFull: (one) => leftLines(one, isVerbose, page),
        inShort: (one) => leftHead(one, page),
      }),
      page,
    );
  }
  yield lines(summaryLines(hardening, options, page));
}

function* section(
  title: string,
  note: string,
  entries: readonly (readonly string[])[],
  page: Page,
): Iterable<string> {
  if (entries.length === 0) return;
  yield `${page.ink.bold(title)}\n`;
  if (note !== '') for (const line of paragraph(note, page, '')) yield `${page.ink.dim(line)}\n`;
  yield '\n';
  for (const entry of entries) yield lines(entry);
  if (entries.at(-1)?.at(-1) !== '') yield '\n';
}

/** Entries in full, from some place on in short where not all are asked for in full. */
function entriesOf<T>(
  all: readonly T[],
  isVerbose: boolean,
  {
    inFull,
    inShort,
  }: {
    readonly inFull: (one: T, index: number) => readonly string[];
    readonly inShort: (one: T, index: number) => string;
  },
): readonly (readonly string[])[] {
  const most = isVerbose ? all.length : mostInFull;
  const rest = all.slice(most).map((one, index) => inShort(one, most + index));
  return [
    ...all.slice(0, most).map(inFull),
    ...(rest.length === 0 ? [] : [['    and in short, in full with --verbose:', ...rest]]),
  ];
}

/** One step in full for people. */
export function hardenStep(
  step: Step,
  index: number,
  options: Pick<HardenTableOptions, keyof PageOptions | 'commandOf'>,
): string {
  return lines(stepLines(step, index, { ...options, verbosity: 'normal', next: [] }, pageOf(options)));
}

function lines(some: readonly string[]): string {
  return some.map((line) => `${line}\n`).join('');
}

function stepHead(step: Step, index: number, page: Page): string {
  return headLine(
    {
      number: String(index + 1),
      severity: step.severity,
      title: step.check.title,
      note: `${count(step.findings.length, 'finding')}  ${step.safety.padEnd(6)}`,
    },
    page,
  );
}

function stepLines(step: Step, index: number, options: HardenTableOptions, page: Page): readonly string[] {
  const { doing, verify, findings, safety, checks } = step;
  const isVerbose = options.verbosity === 'verbose';
  const shown = isVerbose ? doing : doing.slice(0, mostWays);
  const more = doing.length - shown.length;
  const others = checks.slice(1);
  return [
    stepHead(step, index, page),
    ...shown.flatMap((way) => paragraph(visible(way), page, indent)),
    ...(more > 0 ? [`${indent}and ${grouped(more)} more of the kind`] : []),
    ...placeLines(findings, isVerbose, page),
    ...(others.length === 0 ? [] : paragraph(others.join(', '), page, `${indent}also    `)),
    ...verify.flatMap((sentence) =>
      paragraph(visible(sentence.replace(/^Verify /u, '')), page, `${indent}verify  `),
    ),
    `${indent}${safety.padEnd(6)}  ${visible(options.commandOf(step))}`,
    '',
  ];
}

/** Where the text of an entry begins. */
const indent = '    ';

/** How many ways of doing one thing are spelt out where not all are asked for. */
const mostWays = 2;

function valueLines({ names, findings }: Wanted, page: Page): readonly string[] {
  const worst = worstAmong(findings);
  return [
    `  ${page.ink.bold(names.map((name) => `--param ${name}=…`).join('  '))}  ${page.ink.dim(`would repair ${count(findings.length, 'finding')}, the worst ${worst}`)}`,
    ...names.flatMap((name) => paragraph(fixValueSummaries[name], page, indent)),
  ];
}

function leftHead({ check, findings }: Left, page: Page): string {
  const note = count(findings.length, 'finding');
  return headLine({ number: '', severity: worstAmong(findings), title: check.title, note }, page);
}

function leftLines(one: Left, isVerbose: boolean, page: Page): readonly string[] {
  const { check, findings, reason } = one;
  return [
    leftHead(one, page),
    ...(reason === undefined ? [] : paragraph(visible(reason), page, `${indent}no edit `)),
    ...paragraph(advice(check.remedy), page, `${indent}do      `),
    ...placeLines(findings, isVerbose, page),
    `${indent}${page.ink.dim(`plimsoll explain ${check.id}`)}`,
    '',
  ];
}

/** A remedy as it follows the word `do`. */
function advice(remedy: string): string {
  return `${remedy.startsWith('Write ') ? 'write ' : ''}${imperative(remedy)}`;
}

function writtenLines({ written, standings }: Hardening, page: Page): readonly string[] {
  if (written === undefined) return [];
  const { edits, files, repaired } = written;
  if (edits === 0) return [page.ink.bold('nothing was written')];
  const [before] = standings;
  const all = Object.values(before?.bySeverity ?? {}).reduce((sum, one) => sum + one, 0);
  return [
    page.ink.bold(
      `${count(edits, 'edit')} in ${count(files.length, 'file')} repaired ${grouped(repaired)} of ${count(all, 'finding')}`,
    ),
    ...paragraph(
      'proved before it was written: all that was promised is gone, and nothing is found that was not found before',
      page,
      '  ',
    ),
  ];
}

function summaryLines(hardening: Hardening, { next }: HardenTableOptions, page: Page): readonly string[] {
  const { steps, values, left, standings, problems } = hardening;
  if (openIn(hardening) === 0) {
    if (problems.length > 0)
      return ['nothing is left to do in what was looked at; not everything could be looked at'];
    const workloads = standings[0]?.levels.workloads ?? 0;
    return [`nothing is left to do${workloads === 0 ? '' : ` for ${count(workloads, 'workload')}`}`];
  }
  const sum = (some: readonly { readonly findings: readonly unknown[] }[]): string =>
    grouped(some.reduce((total, { findings }) => total + findings.length, 0));
  const safe = steps.filter(({ safety }) => safety === 'safe');
  const unsafe = steps.filter(({ safety }) => safety === 'unsafe');
  const parts = [
    ...(safe.length === 0 ? [] : [`${count(safe.length, 'safe step')} (${sum(safe)})`]),
    ...(unsafe.length === 0 ? [] : [`${count(unsafe.length, 'unsafe step')} (${sum(unsafe)})`]),
    ...(values.length === 0 ? [] : [`${count(values.length, 'value')} to give (${sum(values)})`]),
    ...(left.length === 0 ? [] : [`${count(left.length, 'fault')} for a person (${sum(left)})`]),
  ];
  const width = Math.max(0, ...next.map(({ line }) => line.length));
  return [
    ...paragraph(`to do: ${parts.join(', ')}; findings in brackets`, page, ''),
    ...next.map(({ line, does }, index) =>
      `${index === 0 ? 'next: ' : '      '}${visible(line).padEnd(width)}  ${page.ink.dim(does)}`.trimEnd(),
    ),
  ];
}
