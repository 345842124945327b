import type { Report } from '../../evaluate/report.ts';
import { neededText, type ControlStanding, type FrameworkStanding } from '../../evaluate/standing.ts';
import { findingsByCheck, spokenAgainst, standingSummary, statusText } from '../terminal/standing.ts';
import { count, grouped } from '../terminal/wording.ts';
import { hypertext, prose, type Markup } from './markup.ts';

/** A table of more controls than this is folded, so that the findings are not far below. */
const mostOpen = 12;

/** How a framework stands: a table of the controls that failed, and one of the others. */
export function controlsSection(
  standing: FrameworkStanding,
  report: Pick<Report, 'findings' | 'suppressed'>,
  index: number,
): Markup {
  const { framework, controls } = standing;
  const id = `controls-${index}`;
  const failed = controls.filter(({ status }) => status === 'failed');
  const others = controls.filter(({ status }) => status !== 'failed');
  const title = `${framework.title} ${framework.version}`.trimEnd();
  return hypertext`<section class="controls" aria-labelledby="${id}"><h2 id="${id}">${title}</h2><p>${standingSummary(standing)}</p>${failedTable(failed, report)}${otherTable(others)}</section>`;
}

function failedTable(
  standings: readonly ControlStanding[],
  report: Pick<Report, 'findings' | 'suppressed'>,
): Markup {
  if (standings.length === 0) return hypertext``;
  const byCheck = findingsByCheck(report);
  const rows = standings.map(({ control, findings, accepted }) => {
    const covered = accepted === 0 ? '' : `, ${grouped(accepted)} accepted`;
    return row(control, spokenAgainst(control, byCheck), count(findings, 'finding') + covered);
  });
  const open = standings.length > mostOpen ? hypertext`` : hypertext` open`;
  return hypertext`<details${open}><summary>${count(standings.length, 'failed control')}</summary>${table('Speaks against it', rows)}</details>`;
}

function otherTable(standings: readonly ControlStanding[]): Markup {
  if (standings.length === 0) return hypertext``;
  const rows = standings.map((standing) => {
    const needed = neededText(standing);
    const parts = [standing.because ?? '', needed === undefined ? '' : `needed: ${needed}`];
    const reason = parts.filter((text) => text !== '').join('; ');
    return row(standing.control, reason, statusText(standing.status));
  });
  return hypertext`<details><summary>${count(standings.length, 'other control')}</summary>${table('Stands', rows)}</details>`;
}

function table(last: string, rows: readonly Markup[]): Markup {
  return hypertext`<table><thead><tr><th scope="col">Control</th><th scope="col">Asks</th><th scope="col">${last}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function row({ id, title }: ControlStanding['control'], below: string, last: string): Markup {
  const details = below === '' ? hypertext`` : hypertext`<span class="because">${prose(below)}</span>`;
  return hypertext`<tr><th scope="row">${id}</th><td>${prose(title)}${details}</td><td>${last}</td></tr>`;
}
