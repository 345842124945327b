import type { Finding } from '../evaluate/finding.ts';
import type { Report } from '../evaluate/report.ts';
import {
  findingsAgainst,
  neededText,
  type ControlStanding,
  type FrameworkStanding,
} from '../evaluate/standing.ts';
import { cell } from './csv.ts';

const header =
  'severity,check,uri,line,column,kind,namespace,name,container,message,framework,control,title,status,accepted\n';

/**
 * The findings as CSV, control by control: a line for each finding of each control, so that one finding may stand on
 * several lines, and a line for each control without one that says why. The columns of the usual CSV come first.
 */
export function* csvByControl(
  { findings, suppressed }: Pick<Report, 'findings' | 'suppressed'>,
  standings: readonly FrameworkStanding[],
): Iterable<string> {
  yield header;
  const byCheck = Map.groupBy([...findings, ...suppressed], ({ check }) => check);
  const answered = new Set<string>();
  for (const { framework, controls } of standings) {
    for (const standing of controls) {
      for (const check of standing.control.checks) answered.add(check);
      const against = findingsAgainst(standing.control, byCheck);
      const cells = [framework.id, standing.control.id, standing.control.title, standing.status];
      if (against.length === 0) yield row([...noFinding, reasonOf(standing), ...cells, '']);
      for (const finding of against) yield row([...findingCells(finding), ...cells, acceptedBy(finding)]);
    }
  }
  for (const finding of findings) {
    if (!answered.has(finding.check)) yield row([...findingCells(finding), ...noControl]);
  }
}

const noFinding: readonly string[] = Array<string>(9).fill('');
const noControl: readonly string[] = Array<string>(5).fill('');

function findingCells({ severity, check, location, resource, message }: Finding): readonly string[] {
  const { uri, line, column } = location;
  const { kind, namespace = '', name, container = '' } = resource;
  return [severity, check, uri, String(line), String(column), kind, namespace, name, container, message];
}

/** Why a finding is accepted; a reason that nobody wrote is no empty cell. */
function acceptedBy({ suppression }: Finding): string {
  return suppression === undefined ? '' : (suppression.reason ?? 'without a reason');
}

function reasonOf(standing: ControlStanding): string {
  const needed = neededText(standing);
  const parts = [standing.because ?? '', needed === undefined ? '' : `needed: ${needed}`];
  return parts.filter((part) => part !== '').join('; ');
}

function row(cells: readonly string[]): string {
  return `${cells.map((text) => cell(text)).join(',')}\n`;
}
