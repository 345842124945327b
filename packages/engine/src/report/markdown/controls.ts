import type { Report } from '../../evaluate/report.ts';
import {
  neededText,
  type ControlStanding,
  type FindingsByCheck,
  type FrameworkStanding,
} from '../../evaluate/standing.ts';
import { findingsByCheck, spokenAgainst, standingSummary, statusText } from '../terminal/standing.ts';
import { grouped } from '../terminal/wording.ts';
import type { Room } from './room.ts';
import { prose } from './text.ts';

/** Enough of a comment is kept for the findings themselves. */
const keptForFindings = 30_000;

const unfit = 'Some of its controls did not fit into this comment; `--format table` shows all\\.';

/** How a framework stands: a table of the controls that failed, and folded one of the others, as long as there is room. */
export function addControls(
  standing: FrameworkStanding,
  report: Pick<Report, 'findings' | 'suppressed'>,
  room: Room,
): void {
  const byCheck = findingsByCheck(report);
  const { framework, controls } = standing;
  const failed = controls.filter(({ status }) => status === 'failed');
  const others = controls.filter(({ status }) => status !== 'failed');
  room.add(`#### ${prose(`${framework.title} ${framework.version}`)}`, keptForFindings);
  room.add(prose(standingSummary(standing)), keptForFindings);
  if (failed.length > 0 && !room.add(failedTable(failed, byCheck), keptForFindings)) {
    room.add(unfit, keptForFindings);
  }
  if (others.length === 0) return;
  const head = `<details><summary>The other ${grouped(others.length)} controls</summary>`;
  if (!room.add([head, otherTable(others), '</details>'].join('\n\n'), keptForFindings))
    room.add(unfit, keptForFindings);
}

function failedTable(standings: readonly ControlStanding[], byCheck: FindingsByCheck): string {
  const rows = standings.map(({ control, accepted }) => {
    const covered = accepted === 0 ? '' : `; ${grouped(accepted)} of them accepted`;
    return [control.id, control.title, spokenAgainst(control, byCheck) + covered];
  });
  return table(['Control', 'Asks', 'Speaks against it'], rows);
}

function otherTable(standings: readonly ControlStanding[]): string {
  const rows = standings.map((standing) => {
    const { control, status, because = '' } = standing;
    const needed = neededText(standing);
    const parts = [statusText(status), because, needed === undefined ? '' : `needed: ${needed}`];
    return [control.id, control.title, parts.filter((text) => text !== '').join('; ')];
  });
  return table(['Control', 'Asks', 'Stands'], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => cells.map(prose));
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
