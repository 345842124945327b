import type { Report } from '../../evaluate/report.ts';
import type { FrameworkStanding } from '../../evaluate/standing.ts';
import { controlsSection } from './controls.ts';
import { pageData } from './data.ts';
import { filterForm, staticNote } from './filters.ts';
import { findingList } from './finding-list.ts';
import { hypertext, type Markup } from './markup.ts';
import { script } from './script.ts';
import { style } from './style.ts';
import {
  headline,
  leftOutSection,
  pageHead,
  undecidedSection,
  unreadSection,
  type SummaryOptions,
} from './summary.ts';
import { viewsOf, type FindingView, type ViewOptions } from './view.ts';
import { grouped } from '../terminal/wording.ts';

/** What the page shows beside the report. */
export interface HtmlOptions extends ViewOptions, Omit<SummaryOptions, 'notes'> {
  readonly notes?: readonly string[];
  /** How frameworks stand, which is said before the findings. */
  readonly standings?: readonly FrameworkStanding[];
}

/** The hashes of the style and the script, by which alone a browser runs them; a test says what they have to be. */
export const styleHash = 'sha256-TOUivIJ8E2rHH/naJ7WwM4Q7dl1O6dN42nDbsnfNP00=';
export const scriptHash = 'sha256-kvTb/1CjGEeFofc3q/BkhKqxqrty7LnsmOzQmTuLmyU=';

/** So many findings stand in the page itself, for readers without JavaScript. */
const mostStatic = 100;

/**
 * The report as one page that needs nothing else: no network, no file beside it. It is readable without JavaScript, which
 * then finds all findings in the page and filters them.
 */
export function* htmlReport(
  report: Report,
  { notes = [], standings = [], ...options }: HtmlOptions,
): Iterable<string> {
  const { views, leftOut } = viewsOf(report, options);
  const checks = new Map(report.checks.map((check) => [check.id, check]));
  const open = views.filter(({ accepted }) => accepted === '');
  const accepted = views.filter((view) => view.accepted !== '');
  const shown = open.slice(0, mostStatic);
  const allNotes = leftOut === 0 ? notes : [...notes, leftOutText(leftOut, views.length)];
  yield head(`${headline(report)} · Plimsoll`);
  yield pageHead(report, { ...options, notes: allNotes }).markup;
  yield '<main>';
  yield unreadSection(report).markup;
  for (const [index, standing] of standings.entries()) yield controlsSection(standing, report, index).markup;
  if (views.length > 0) {
    yield `<section aria-labelledby="findings"><h2 id="findings" class="unseen">Findings</h2>${filterForm(views).markup}<div id="list">`;
    yield staticNote(shown.length, open.length).markup;
    for (const fault of findingList(shown, checks)) yield fault.markup;
    yield staticAccepted(accepted).markup;
    yield '</div></section>';
  }
  yield undecidedSection(report).markup;
  yield leftOutSection(report).markup;
  yield `</main>${foot.markup}`;
  if (views.length > 0) {
    yield '<script type="application/json" id="data">';
    yield* pageData(views, checks);
    yield `</script>\n<script>${script}</script>`;
  }
  yield '</body></html>\n';
}

function head(title: string): string {
  const policy = `default-src 'none'; style-src '${styleHash}'; script-src '${scriptHash}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">${hypertext`<title>${title}</title>`.markup}<style>${style}</style></head><body>`;
}

const foot: Markup = hypertext`<footer class="page-foot"><p>Findings are grouped by check, the worst first. An owner is who the label or annotation <code>owner</code> or <code>team</code> of a resource or of its namespace names. A safe fix cannot change how a working application behaves. Values that may be secrets are not shown.</p></footer>`;

function staticAccepted(views: readonly FindingView[]): Markup {
  if (views.length === 0) return hypertext``;
  const items = views
    .slice(0, mostStatic)
    .map(
      ({ check, resource, place, accepted }) =>
        hypertext`<li class="finding"><p class="where"><span class="subject"><span class="resource">${resource}</span></span><span class="meta"><code class="place">${place}</code></span></p><p><code class="id">${check}</code> accepted ${accepted}</p></li>`,
    );
  const more =
    views.length > mostStatic
      ? hypertext`<li class="finding">and ${grouped(views.length - mostStatic)} more</li>`
      : hypertext``;
  return hypertext`<section class="fault"><header class="fault-head"><h3>Accepted</h3></header><ol class="findings">${items}${more}</ol></section>`;
}

function leftOutText(leftOut: number, shown: number): string {
  return `This page holds the worst ${grouped(shown)} findings; the ${grouped(leftOut)} that are left out are in the other formats.`;
}
