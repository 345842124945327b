import { countBySeverity, type Report } from '../../evaluate/report.ts';
import type { Problem } from '../../evaluate/finding.ts';
import { count, duration, fileText, grouped, worstFirst } from '../terminal/wording.ts';
import { hypertext, prose, type Markup } from './markup.ts';

/** What the head of the page says and cannot know from the findings. */
export interface SummaryOptions {
  readonly toolVersion: string;
  readonly durationMs: number;
  /** What is to be said of a baseline. */
  readonly notes: readonly string[];
}

/** A circle crossed by the load line. */
const mark: Markup = hypertext`<svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false"><circle cx="16" cy="16" r="9" fill="none" stroke="currentColor" stroke-width="3"/><path d="M1 16h30" stroke="currentColor" stroke-width="3"/></svg>`;

/** The head of the page: what was found, in how much of what was looked at. */
export function pageHead(report: Report, options: SummaryOptions): Markup {
  const { coverage, target } = report;
  const looked = [
    `${count(coverage.files, 'file')}, ${count(coverage.resources, 'resource')} and ${count(coverage.checks, 'check')} in ${duration(options.durationMs)}`,
    `Kubernetes 1.${target.minor}`,
    ...(target.today === undefined ? [] : [target.today]),
    `Plimsoll ${options.toolVersion}`,
  ];
  const notes = options.notes.map((note) => hypertext`<p class="notice">${prose(note)}</p>`);
  return hypertext`<header class="page-head"><p class="brand">${mark}<span>Plimsoll</span></p><h1>${headline(report)}</h1><p class="looked">${looked.map((text) => hypertext`<span>${text}</span> `)}</p>${notes}${tally(report)}</header>`;
}

/** What was found, in one line, which is also the title of the page. */
export function headline({ findings, coverage, interrupted }: Report): string {
  const isWhole = !interrupted && coverage.problems.length === 0;
  if (coverage.resources === 0) return 'Nothing was looked at';
  if (findings.length === 0) return isWhole ? 'Nothing found' : 'Nothing found in what could be looked at';
  const speaking = new Set(findings.map(({ check }) => check)).size;
  return `${count(findings.length, 'finding')} from ${grouped(speaking)} of ${count(coverage.checks, 'check')}`;
}

function tally({ findings, suppressed }: Report): Markup {
  if (findings.length + suppressed.length === 0) return hypertext``;
  const counts = countBySeverity(findings);
  const items = worstFirst.map(
    (severity) =>
      hypertext`<li class="${counts[severity] === 0 ? 'none' : 'some'}"><span class="severity ${severity}">${severity}</span> <b>${grouped(counts[severity])}</b></li>`,
  );
  return hypertext`<ul class="tally">${items}<li class="${suppressed.length === 0 ? 'none' : 'some'}"><span class="severity accepted">accepted</span> <b>${grouped(suppressed.length)}</b></li></ul>`;
}

/** What could not be looked at, before anything else is read; nothing where everything could be. */
export function unreadSection({ coverage, interrupted }: Report): Markup {
  const { problems, templates } = coverage;
  const items = problems.map(problemItem);
  if (interrupted) items.unshift(hypertext`<li>what had not been reached when the scan was interrupted</li>`);
  if (templates > 0)
    items.push(
      hypertext`<li>${count(templates, 'template')} that ${templates === 1 ? 'is' : 'are'} no YAML</li>`,
    );
  if (items.length === 0) return hypertext``;
  const shown = items.slice(0, shownProblems);
  const more = items.slice(shownProblems);
  const rest =
    more.length === 0
      ? hypertext``
      : hypertext`<details><summary>${grouped(more.length)} more</summary><ul>${more}</ul></details>`;
  return hypertext`<section class="unread" aria-labelledby="unread"><h2 id="unread">Not looked at</h2><ul>${shown}</ul>${rest}</section>`;
}

const shownProblems = 10;

function problemItem({ uri, line, column, message }: Problem): Markup {
  const place = [uri === '' ? undefined : fileText(uri), line, column].filter((part) => part !== undefined);
  return place.length === 0
    ? hypertext`<li>${prose(message)}</li>`
    : hypertext`<li><code>${place.join(':')}</code> ${prose(message)}</li>`;
}

/** What ignore files left out. */
export function leftOutSection({ coverage: { leftOut = [] } }: Report): Markup {
  if (leftOut.length === 0) return hypertext``;
  const items = leftOut.map((uri) => hypertext`<li><code>${fileText(uri)}</code></li>`);
  return hypertext`<section class="undecided" aria-labelledby="left-out"><h2 id="left-out">Left out</h2><p>${count(leftOut.length, 'manifest')} left out by ignore files.</p><details><summary>All of them</summary><ul>${items}</ul></details></section>`;
}

/** What checks on relations could not tell. */
export function undecidedSection({ coverage: { unknown } }: Report): Markup {
  if (unknown.length === 0) return hypertext``;
  const items = unknown.map(
    ({ uri, line, message, check }) =>
      hypertext`<li><code>${fileText(uri)}:${line}</code> ${prose(message)} <code class="id">${check}</code></li>`,
  );
  return hypertext`<section class="undecided" aria-labelledby="undecided"><h2 id="undecided">Could not be decided</h2><p>${count(unknown.length, 'question')} could not be decided, because what these resources name may live elsewhere.</p><details><summary>All of them</summary><ul>${items}</ul></details></section>`;
}
