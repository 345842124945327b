import type { Finding } from '../../evaluate/finding.ts';
import type { Report } from '../../evaluate/report.ts';
import { neededText, type ControlStanding, type FrameworkStanding } from '../../evaluate/standing.ts';
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
    findings: countByCheck(report.findings),
    suppressed: countByCheck(report.suppressed),
  };
  yield `${page.ink.bold(framework.title)} ${framework.version}`.trimEnd();
  yield '';
  for (const { heading, belongs } of parts) {
    const held = controls.filter(belongs);
    if (held.length === 0) continue;
    yield `  ${heading(held.length)}`;
    const isGrouped =
      !isVerbose && held.some(({ status }) => status === 'unseen' || status === 'not-applicable');
    yield* isGrouped ? groupedLines(held, context) : held.flatMap((one) => [...controlLines(one, context)]);
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

interface Context {
  readonly page: Page;
  readonly isVerbose: boolean;
  readonly idWidth: number;
  readonly findings: ReadonlyMap<string, number>;
  readonly suppressed: ReadonlyMap<string, number>;
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
  const { page, idWidth } = context;
  const { id, title } = standing.control;
  yield* paragraph(title, page, `    ${id.padEnd(idWidth)}  `);
  for (const text of detailsOf(standing, context)) {
    for (const line of paragraph(text, page, ' '.repeat(idWidth + 6))) yield page.ink.dim(line);
  }
}

function detailsOf(standing: ControlStanding, context: Context): readonly string[] {
  if (standing.status !== 'failed') return reasonsOf(standing, context);
  const { control, accepted } = standing;
  const against = control.checks.flatMap((check) => {
    const number = (context.findings.get(check) ?? 0) + (context.suppressed.get(check) ?? 0);
    return number === 0 ? [] : `${check} ${grouped(number)}`;
  });
  return [against.join(', ') + (accepted === 0 ? '' : `; ${grouped(accepted)} of them accepted`)];
}

function reasonsOf(standing: ControlStanding, { isVerbose }: Context): readonly string[] {
  const { because } = standing;
  const needed = isVerbose ? neededText(standing) : standing.needed;
  return [because ?? '', needed === undefined ? '' : `needed: ${needed}`].filter((text) => text !== '');
}

/** Controls that share a reason stand together by their ids alone. */
function* groupedLines(standings: readonly ControlStanding[], context: Context): Iterable<string> {
  const { page } = context;
  const byReason = Map.groupBy(standings, (standing) => reasonsOf(standing, context).join('; '));
  for (const [reason, held] of byReason) {
    const [only, ...others] = held;
    if (only !== undefined && others.length === 0) yield* controlLines(only, context);
    else {
      yield* paragraph(held.map(({ control }) => control.id).join(' '), page, '    ');
      for (const line of paragraph(reason, page, ' '.repeat(context.idWidth + 6))) yield page.ink.dim(line);
    }
  }
}

function countByCheck(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { check } of findings) counts.set(check, (counts.get(check) ?? 0) + 1);
  return counts;
}
