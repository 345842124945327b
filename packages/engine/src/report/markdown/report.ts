import type { Finding } from '../../evaluate/finding.ts';
import type { Report } from '../../evaluate/report.ts';
import type { FrameworkStanding } from '../../evaluate/standing.ts';
import type { FixOf } from '../../fix/shown/finding-fix.ts';
import { visible } from '../visible.ts';
import { count, fileText, grouped } from '../terminal/wording.ts';
import { addControls } from './controls.ts';
import { listFaults, tailRoom, tally } from './fault-list.ts';
import { contextOf, faultsOf, firstOf } from './faults.ts';
import { makeRoom } from './room.ts';
import { code, prose } from './text.ts';

/** What the comment shows beside the findings. */
export interface MarkdownOptions {
  /** The text of a source that findings lie in; `undefined` where it is gone. */
  readonly sourceText: (uri: string) => string | undefined;
  /** Whether what exceptions cover is listed too. */
  readonly showSuppressed?: boolean;
  /** What is to be said of a baseline. */
  readonly notes?: readonly string[];
  /** How frameworks stand, which is said before the findings. */
  readonly standings?: readonly FrameworkStanding[];
  readonly fixOf?: FixOf;
}

/**
 * A scan as a comment on a pull request: the new findings first, the worst of them open to the eye and their details
 * folded, then what is accepted and what was not looked at. Never longer than GitHub takes.
 */
export function* markdownReport(report: Report, options: MarkdownOptions): Iterable<string> {
  const { findings, suppressed } = report;
  const known = suppressed.filter(({ suppression }) => suppression?.kind === 'baseline');
  const isNew = known.length > 0;
  const room = makeRoom();
  const context = contextOf(report.checks, options.sourceText, options.fixOf);
  room.add(`### Plimsoll: ${headline(findings, report, isNew)}`, 0);
  room.add(tally(findings), 0);
  room.add(lookedAt(report, known.length), 0);
  for (const note of options.notes ?? []) room.add(prose(note), 0);
  room.add(unreadText(report), 0);
  for (const standing of options.standings ?? []) addControls(standing, report, room);
  listFaults(findings, room, context);
  if (options.showSuppressed === true && suppressed.length > 0) {
    room.add(`#### Accepted: ${grouped(suppressed.length)}`, tailRoom);
    listFaults(suppressed, room, context);
  }
  yield room.text();
}

/** The findings whose fixes a comment may show: the first of each fault. */
export function findingsShownWithFix({ findings }: Pick<Report, 'findings'>): readonly Finding[] {
  return faultsOf(findings).flatMap(firstOf);
}

function headline(findings: readonly Finding[], { coverage, interrupted }: Report, isNew: boolean): string {
  const adjective = isNew ? 'new ' : '';
  if (findings.length > 0) return count(findings.length, `${adjective}finding`);
  if (coverage.resources === 0) return 'nothing was looked at';
  if (interrupted || coverage.problems.length > 0)
    return `no ${adjective}finding, and not everything was looked at`;
  return isNew ? 'nothing new' : 'nothing found';
}

function lookedAt({ coverage, suppressed }: Report, known: number): string {
  const { files, resources, checks, leftOut = [] } = coverage;
  const accepted = suppressed.length - known;
  return [
    `${count(files, 'file')}, ${count(resources, 'resource')}, ${count(checks, 'check')}`,
    ...(known === 0 ? [] : [`${grouped(known)} known from the baseline`]),
    ...(accepted === 0 ? [] : [`${grouped(accepted)} accepted`]),
    ...(leftOut.length === 0 ? [] : [`${count(leftOut.length, 'manifest')} left out by ignore files`]),
  ].join(' · ');
}

const shownProblems = 10;

function unreadText({ coverage, interrupted }: Report): string {
  const { problems, templates, unknown } = coverage;
  const lines = problems.slice(0, shownProblems).map(({ uri, line, message }) => {
    const place =
      uri === '' ? '' : `${code(`${fileText(uri).slice(0, 200)}${line === undefined ? '' : `:${line}`}`)} `;
    return `- ${place}${prose(visible(message).slice(0, 400))}`;
  });
  if (problems.length > lines.length) lines.push(`- and ${grouped(problems.length - shownProblems)} more`);
  if (templates > 0)
    lines.push(`- ${count(templates, 'template')} that ${templates === 1 ? 'is' : 'are'} no YAML`);
  if (interrupted) lines.push('- what had not been reached when the scan was interrupted');
  const undecided =
    unknown.length === 0
      ? []
      : [`${count(unknown.length, 'question')} could not be decided from these manifests.`];
  const unread = lines.length === 0 ? [] : [['**Not looked at**', '', ...lines].join('\n')];
  return [...unread, ...undecided].join('\n\n');
}
