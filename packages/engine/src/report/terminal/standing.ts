import type { Report } from '../../evaluate/report.ts';
import {
  findingsAgainst,
  neededText,
  type ControlStanding,
  type ControlStatus,
  type FindingsByCheck,
  type FrameworkStanding,
} from '../../evaluate/standing.ts';
import { paragraph, type Page } from './page.ts';
import { count, grouped } from './wording.ts';

/** How a framework stands: its controls, those that failed first, and what it would take to see the others. */
export function* standingLines(
  standing: FrameworkStanding,
  report: Pick<Report, 'findings' | 'suppressed'>,
  { isVerbose, page }: { readonly isVerbose: boolean; readonly page: Page },
): Iterable<string> {
  const { framework, controls } = standing;
  const context: Context = {
    page,
    isVerbose,
    idWidth: Math.max(0, ...controls.map(({ control }) => control.id.length)),
    findings: findingsByCheck(report),
  };
  yield `${page.ink.bold(framework.title)} ${framework.version}`.trimEnd();
  yield '';
  for (const { heading, belongs } of parts) {
    const held = controls.filter(belongs);
    if (held.length === 0) continue;
    yield `  ${heading(held.length)}`;
    const isOneByOne = isVerbose || held.some(({ status }) => status === 'failed');
    yield* isOneByOne ? held.flatMap((one) => [...controlLines(one, context)]) : partLines(held, context);
    yield '';
  }
}

/** One line on a framework: how many controls stand how. */
export function standingSummary({ framework, controls, summary }: FrameworkStanding): string {
  const { failed, passed, passedInPart, notApplicable, unseen } = summary;
  const inPart = passedInPart === 0 ? '' : ` (${grouped(passedInPart)} as far as manifests show)`;
  return [
    `${framework.id}: ${grouped(failed)} of ${count(controls.length, 'control')} failed`,
    `${grouped(passed)} passed${inPart}`,
    `${grouped(notApplicable)} not applicable`,
    `${grouped(unseen)} cannot be seen from here`,
  ].join(', ');
}

/** All findings, the accepted ones too, by their check. */
export function findingsByCheck({
  findings,
  suppressed,
}: Pick<Report, 'findings' | 'suppressed'>): FindingsByCheck {
  return Map.groupBy([...findings, ...suppressed], ({ check }) => check);
}

/** The checks that speak against a control, each with how often. */
export function spokenAgainst(control: ControlStanding['control'], findings: FindingsByCheck): string {
  const byCheck = Map.groupBy(findingsAgainst(control, findings), ({ check }) => check);
  return [...byCheck].map(([check, held]) => `${check} ${grouped(held.length)}`).join(', ');
}

/** A status in a word or two. */
export function statusText(status: ControlStatus): string {
  switch (status) {
    case 'unseen':
      return 'cannot be seen';
    case 'not-applicable':
      return 'not applicable';
    case 'passed':
    case 'failed':
      return status;
  }
}

interface Context {
  readonly page: Page;
  readonly isVerbose: boolean;
  readonly idWidth: number;
  readonly findings: FindingsByCheck;
}

interface Part {
  readonly heading: (number: number) => string;
  readonly belongs: (standing: ControlStanding) => boolean;
}

const parts: readonly Part[] = [
  { heading: (number) => `${grouped(number)} failed`, belongs: ({ status }) => status === 'failed' },
  {
    heading: (number) => `${grouped(number)} passed`,
    belongs: ({ status, needed }) => status === 'passed' && needed === undefined,
  },
  {
    heading: (number) => `${grouped(number)} passed as far as manifests show`,
    belongs: ({ status, needed }) => status === 'passed' && needed !== undefined,
  },
  {
    heading: (number) => `${grouped(number)} not applicable`,
    belongs: ({ status }) => status === 'not-applicable',
  },
  {
    heading: (number) => `${grouped(number)} cannot be seen from here`,
    belongs: ({ status }) => status === 'unseen',
  },
];

function* controlLines(standing: ControlStanding, context: Context): Iterable<string> {
  yield* titleLines(standing, context);
  for (const text of detailsOf(standing, context)) yield* dimLines(text, context);
}

function detailsOf(standing: ControlStanding, context: Context): readonly string[] {
  if (standing.status !== 'failed') return reasonsOf(standing, context);
  const { control, accepted } = standing;
  return [
    spokenAgainst(control, context.findings) +
      (accepted === 0 ? '' : `; ${grouped(accepted)} of them accepted`),
  ];
}

function reasonsOf(standing: ControlStanding, { isVerbose }: Context): readonly string[] {
  const { because } = standing;
  const needed = isVerbose ? neededText(standing) : standing.needed;
  return [because ?? '', needed === undefined ? '' : `needed: ${needed}`].filter((text) => text !== '');
}

/** Controls that share a reason stand together, those that were not looked at by their ids alone. */
function* partLines(standings: readonly ControlStanding[], context: Context): Iterable<string> {
  const byReason = Map.groupBy(standings, (standing) => detailsOf(standing, context).join('; '));
  for (const [reason, held] of byReason) {
    const isPassed = held.some(({ status }) => status === 'passed');
    if (isPassed || held.length === 1) for (const one of held) yield* titleLines(one, context);
    else yield* paragraph(held.map(({ control }) => control.id).join(' '), context.page, '    ');
    yield* dimLines(reason, context);
  }
}

function titleLines(
  { control: { id, title } }: ControlStanding,
  { page, idWidth }: Context,
): readonly string[] {
  return paragraph(title, page, `    ${id.padEnd(idWidth)}  `);
}

function* dimLines(text: string, { page, idWidth }: Context): Iterable<string> {
  if (text === '') return;
  for (const line of paragraph(text, page, ' '.repeat(idWidth + 6))) yield page.ink.dim(line);
}
