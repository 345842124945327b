import { grouped, worstFirst } from '../terminal/wording.ts';
import { hypertext, type Markup } from './markup.ts';
import type { FindingView } from './view.ts';

/** The filters. The script fills in what there is to choose and shows them; without it they are not there. */
export function filterForm(views: readonly FindingView[]): Markup {
  const hasAccepted = views.some(({ accepted }) => accepted !== '');
  const buttons = worstFirst.map(
    (severity) =>
      hypertext`<button type="button" class="toggle ${severity}" data-severity="${severity}" aria-pressed="false"><span>${severity}</span> <b></b></button>`,
  );
  const accepted = hasAccepted ? hypertext`<option value="accepted">accepted</option>` : hypertext``;
  return hypertext`<form class="filters" aria-label="Filters"><div class="severities" role="group" aria-label="Severity">${buttons}</div><label class="search">Search<input type="search" name="q" autocomplete="off" spellcheck="false" placeholder="name, file, text"></label><details class="narrowing" open><summary>Group, namespace, owner, check</summary><div class="choices">${choice('group', 'Group')}${choice('namespace', 'Namespace')}${choice('owner', 'Owner')}${choice('check', 'Check')}<label>Show<select name="view"><option value="">open findings</option>${accepted}</select></label></div></details></form><div class="standing"><p class="shown" role="status"></p><p class="actions"><button type="button" class="plain" data-do="reset" hidden>Clear filters</button> <button type="button" class="plain" data-do="sources" aria-pressed="false">Show all sources</button></p></div>`;
}

function choice(name: string, label: string): Markup {
  return hypertext`<label>${label}<select name="${name}"><option value="">all</option></select></label>`;
}

/** What stands where there are more findings than the plain document shows. */
export function staticNote(shown: number, all: number): Markup {
  return shown === all
    ? hypertext``
    : hypertext`<p class="notice static">These are the worst ${grouped(shown)} of ${grouped(all)} findings. With JavaScript this page shows and filters all of them.</p>`;
}
