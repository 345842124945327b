import type { Check } from '../../checks/check.ts';
import type { Excerpt } from '../excerpt.ts';
import { count, imperative, peerIds } from '../terminal/wording.ts';
import { hypertext, prose, type Markup } from './markup.ts';
import type { FindingView, FixLines } from './view.ts';

/** Sources stand open for so many findings of a check; the others show theirs when asked. */
export const openSources = 3;

/** Findings as they are shown, check by check. The page's script builds the same elements; a test holds the two together. */
export function findingList(
  views: readonly FindingView[],
  checks: ReadonlyMap<string, Check>,
): readonly Markup[] {
  return faultsOf(views).map(({ severity, check, ofFault }) => {
    const items = ofFault.map((view, index) => findingItem(view, index < openSources));
    return hypertext`<section class="fault">${faultHead(severity, check, checks.get(check), ofFault.length)}<ol class="findings">${items}</ol></section>`;
  });
}

interface FaultView {
  readonly severity: FindingView['severity'];
  readonly check: string;
  readonly ofFault: readonly FindingView[];
}

function faultsOf(views: readonly FindingView[]): readonly FaultView[] {
  return [...Map.groupBy(views, ({ severity, check }) => `${severity} ${check}`).values()].flatMap(
    (ofFault) => {
      const [first] = ofFault;
      return first === undefined ? [] : [{ severity: first.severity, check: first.check, ofFault }];
    },
  );
}

function faultHead(severity: string, id: string, check: Check | undefined, findings: number): Markup {
  const known =
    check === undefined
      ? hypertext``
      : hypertext`<p class="why">${prose(check.why)}</p><p class="write"><span class="label">Write</span> <span>${prose(imperative(check.remedy))}</span>${fixNote(check)}</p>${moreAbout(check)}`;
  return hypertext`<header class="fault-head"><h3><span class="severity ${severity}">${severity}</span> <span class="title">${prose(check?.title ?? id)}</span></h3><p class="about"><code class="id">${id}</code> <span class="count">${count(findings, 'finding')}</span></p>${known}</header>`;
}

function fixNote({ fix }: Check): Markup {
  return fix === undefined ? hypertext`` : hypertext` <span class="chip">${fix.safety} fix</span>`;
}

function moreAbout({ references, aliases }: Check): Markup {
  const links = references.map((reference) =>
    /^https:\/\/\S+$/u.test(reference)
      ? hypertext`<li><a href="${reference}" rel="noreferrer">${reference}</a></li>`
      : hypertext`<li>${reference}</li>`,
  );
  const names =
    aliases.length === 0 ? hypertext`` : hypertext`<li>Other tools call it ${peerIds(aliases)}</li>`;
  return hypertext`<details class="more"><summary>References</summary><ul>${links}${names}</ul></details>`;
}

function findingItem(view: FindingView, isOpen: boolean): Markup {
  const { owner, resource, container, place, message, accepted } = view;
  const inside =
    container === '' ? hypertext`` : hypertext`, container <span class="container">${container}</span>`;
  const who = owner === '' ? hypertext`` : hypertext` <span class="owner">owner ${owner}</span>`;
  const note = accepted === '' ? hypertext`` : hypertext`<p class="accepted">Accepted ${accepted}</p>`;
  return hypertext`<li class="finding"><p class="where"><span class="subject"><span class="resource">${resource}</span>${inside}</span><span class="meta"><code class="place">${place}</code>${who}</span></p><p class="message">${prose(message)}</p>${note}${sourceOf(view, isOpen)}</li>`;
}

function sourceOf({ excerpt, evidence, fix }: FindingView, isOpen: boolean): Markup {
  if (excerpt === undefined && evidence.length === 0 && fix === undefined) return hypertext``;
  const code = excerpt === undefined ? hypertext`` : excerptBlock(excerpt);
  const facts =
    evidence.length === 0
      ? hypertext``
      : hypertext`<ul class="evidence">${evidence.map((text) => hypertext`<li>${prose(text)}</li>`)}</ul>`;
  const open = isOpen ? hypertext` open` : hypertext``;
  return hypertext`<details class="source"${open}><summary>${fix === undefined ? 'Source' : 'Source and fix'}</summary>${code}${facts}${fix === undefined ? hypertext`` : fixBlock(fix)}</details>`;
}

function excerptBlock({ parents, number, before, marked, after, note }: Excerpt): Markup {
  const above = parents.map(
    (parent) =>
      hypertext`<span class="line"><span class="number">${parent.number}</span><span class="text">${parent.text}</span></span>`,
  );
  const remark = note === '' ? hypertext`` : hypertext`<p class="note">${prose(note)}</p>`;
  return hypertext`<pre class="excerpt">${above}<span class="line at"><span class="number">${number}</span><span class="text">${before}<mark>${marked}</mark>${after}</span></span></pre>${remark}`;
}

function fixBlock({ safety, verify, diff }: FixLines): Markup {
  const lines = diff.map((line) => hypertext`<span class="line ${kindOf(line)}">${line}</span>`);
  const before = verify === '' ? hypertext`` : hypertext` <span class="verify">${prose(verify)}</span>`;
  return hypertext`<p class="fix-head"><span class="chip ${safety}">${safety} fix</span>${before}</p><pre class="diff">${lines}</pre>`;
}

function kindOf(line: string): 'added' | 'removed' | 'at' | 'same' {
  if (line.startsWith('+')) return 'added';
  if (line.startsWith('-')) return 'removed';
  return line.startsWith('@') ? 'at' : 'same';
}
