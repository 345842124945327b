import type { Severity } from '../../checks/check.ts';
import { isAtLeast } from '../../evaluate/report.ts';
import type { Cause } from '../../fix/cause.ts';
import type { Proposal } from '../../fix/proposal.ts';
import { repairedBy, type Repair, type ServerProof } from '../../fix/repair.ts';
import { pageOf, paragraph, type Page, type PageOptions } from '../terminal/page.ts';
import { count, fileText, resourceText } from '../terminal/wording.ts';
import { visible } from '../visible.ts';

/** What the account of a repair depends on beside it. */
export interface FixTableOptions extends PageOptions {
  /** `quiet`: only the summary; `verbose`: also what is safe, and every place; `causes`: all causes and no summary. */
  readonly verbosity: 'quiet' | 'normal' | 'verbose' | 'causes';
  /** The command line that would make the changes; `undefined` where they are made. */
  readonly next: string | undefined;
  /** Whether unsafe repairs were asked for. */
  readonly withUnsafe: boolean;
}

/** The account of a repair for people: what is done and what to verify first, what is left and why, the proof. */
export function* fixTable(repair: Repair, options: FixTableOptions): Iterable<string> {
  const page = pageOf(options);
  const { verbosity } = options;
  if (verbosity !== 'quiet') {
    for (const group of alike(repair.causes)) {
      const isShown = verbosity !== 'normal' || repair.isWritten || group[0]?.safety === 'unsafe';
      if (isShown) yield lines(causeLines(group, page));
    }
    for (const [reason, proposals] of byReason(repair)) {
      yield lines(refusalLines(reason, proposals, verbosity, page));
    }
  }
  if (verbosity !== 'causes') yield lines(summaryLines(repair, options, page));
}

function lines(some: readonly string[]): string {
  return some.length === 0 ? '' : `${some.join('\n')}\n`;
}

/** Causes that do and ask for the same at different places. */
function alike(causes: readonly Cause[]): readonly (readonly Cause[])[] {
  const key = ({ proposals, verify }: Cause): string =>
    JSON.stringify([checksOf(proposals), doingOf(proposals), verify]);
  return [...Map.groupBy(causes, key).values()];
}

function checksOf(proposals: readonly Proposal[]): readonly string[] {
  return [...new Set(proposals.map(({ finding }) => finding.check))];
}

function doingOf(proposals: readonly Proposal[]): readonly string[] {
  return [...new Set(proposals.flatMap(({ words }) => words.map(({ doing }) => doing)))];
}

function causeLines(group: readonly Cause[], page: Page): readonly string[] {
  const [first] = group;
  if (first === undefined) return [];
  const proposals = group.flatMap((cause) => cause.proposals);
  const doing = doingOf(first.proposals);
  const made = first.changes.filter(({ kind }) => kind === 'file').map(({ uri }) => `make ${fileText(uri)}`);
  const worst = worstOf(proposals);
  const head = `${page.ink.severity(worst, first.safety)}  ${page.ink.bold(visible([...doing, ...made].join(', ')))}  ${page.ink.dim(checksOf(first.proposals).join(', '))}`;
  const places = [...new Set(group.map((cause) => placeOf(cause)))];
  const shown = places.slice(0, mostPlaces);
  const more = places.length - shown.length;
  const undoing = [
    ...new Set(first.proposals.flatMap(({ words }) => words.map(({ undoing }) => undoing))),
  ].filter((one) => one !== '');
  return [
    head,
    ...shown.map((place) => `    ${place}`),
    ...(more > 0 ? [`    and ${count(more, 'place')} more`] : []),
    ...first.verify.flatMap((sentence) =>
      paragraph(visible(sentence.replace(/^Verify /u, '')), page, '    verify  '),
    ),
    ...(first.safety === 'safe' || undoing.length === 0
      ? []
      : paragraph(visible(undoing.join(', ')), page, '    undo    ')),
    '',
  ];
}

const mostPlaces = 5;

function placeOf({ proposals, changes }: Cause): string {
  const [first] = proposals;
  if (first === undefined) return '';
  const { resource, location } = first.finding;
  const subjects = new Set(proposals.map(({ finding }) => resourceText(finding.resource)));
  const others = subjects.size > 1 ? ` and ${subjects.size - 1} more` : '';
  const field = visible(first.words[0]?.field ?? '');
  const uris = [...new Set(changes.map(({ uri }) => uri))].filter((uri) => uri !== location.uri);
  const written =
    uris.length === 0 || changes.some(({ uri }) => uri === location.uri)
      ? fileText(location.uri)
      : uris.map(fileText).join(', ');
  return `${written}  ${resourceText(resource)}${others}${field === '' ? '' : `  ${field}`}`;
}

function worstOf(proposals: readonly Proposal[]): Severity {
  const severities = proposals.map(({ finding }) => finding.severity);
  return severities.reduce((worst, one) => (isAtLeast(one, worst) ? one : worst), 'info');
}

function byReason({ refused }: Repair): ReadonlyMap<string, readonly Proposal[]> {
  const groups = Map.groupBy(refused, ({ reason }) => reason);
  return new Map([...groups].map(([reason, some]) => [reason, some.map(({ proposal }) => proposal)]));
}

function refusalLines(
  reason: string,
  proposals: readonly Proposal[],
  verbosity: FixTableOptions['verbosity'],
  page: Page,
): readonly string[] {
  const shown = verbosity === 'verbose' ? proposals : proposals.slice(0, mostPlaces);
  const more = proposals.length - shown.length;
  return [
    ...paragraph(`left as it is: ${visible(reason)}`, page, ''),
    ...shown.map(
      ({ finding: { check, location, resource } }) =>
        `    ${fileText(location.uri)}:${location.line}  ${resourceText(resource)}  ${page.ink.dim(check)}`,
    ),
    ...(more > 0 ? [`    and ${count(more, 'place')} more`] : []),
    '',
  ];
}

/** What an API server says of the objects, those of which it says nothing included. */
function serverText({ verified, refusedBefore, unverifiable, reasons }: ServerProof): string {
  const all = verified + refusedBefore + unverifiable;
  if (all === 0) return 'the API server was shown nothing: no object would change';
  const shown = reasons.slice(0, mostPlaces).map(({ reason, objects }) => `${reason} (${objects})`);
  const more =
    reasons.length > shown.length ? [`and ${count(reasons.length - shown.length, 'reason')} more`] : [];
  return [
    `verified by the API server: ${verified} of ${count(all, 'object')}`,
    ...(refusedBefore === 0 ? [] : [`${refusedBefore} it refuses as they are, too`]),
    ...(unverifiable === 0 ? [] : [`${unverifiable} could not be: ${[...shown, ...more].join(', ')}`]),
  ].join('; ');
}

function summaryLines(repair: Repair, { next, withUnsafe }: FixTableOptions, page: Page): readonly string[] {
  const { causes, files, withheld, needing, refused, unfixable, proof, isWritten } = repair;
  const repaired = repairedBy(repair).length;
  const all = repaired + withheld.length + needing.length + refused.length + unfixable.length;
  if (all === 0) return ['nothing is found, so there is nothing to repair'];
  const head =
    causes.length === 0
      ? `nothing to change: none of ${count(all, 'finding')} can be repaired${withUnsafe ? '' : ' safely'}`
      : `${count(causes.length, 'edit')} in ${count(files.length, 'file')} ${isWritten ? 'repaired' : 'repair'} ${repaired} of ${count(all, 'finding')}`;
  const proved = `scanned again with the change: ${count(proof.before, 'finding')} before, ${proof.after} after${revealedText(repair)}`;
  const rest = [
    ...(withheld.length === 0 ? [] : [`${withheld.length} can be with \`--unsafe\``]),
    ...(needing.length === 0 ? [] : [`${needing.length} wait for a value`]),
    ...(refused.length === 0 ? [] : [`${refused.length} left for the reasons above`]),
    ...(unfixable.length === 0 ? [] : [`${unfixable.length} for a person`]),
  ];
  const params = [...new Set(needing.flatMap(({ needs }) => needs))];
  return [
    page.ink.bold(head),
    ...(causes.length === 0 ? [] : paragraph(proved, page, '  ')),
    ...(proof.server === undefined ? [] : paragraph(visible(serverText(proof.server)), page, '  ')),
    ...(rest.length === 0 ? [] : paragraph(rest.join(', '), page, '  not repaired: ')),
    ...(params.length === 0
      ? []
      : paragraph(params.map((name) => `--param ${name}=…`).join('  '), page, '  values: ')),
    ...(next === undefined || causes.length === 0 ? [] : [`next: ${visible(next)}`]),
  ];
}

/** What comes to light once other things are repaired, by check, the most frequent first. */
function revealedText({ revealed }: Repair): string {
  if (revealed.length === 0) return ', none new';
  const counts = [...Map.groupBy(revealed, ({ check }) => check)]
    .map(([check, { length }]) => ({ check, length }))
    .toSorted((a, b) => b.length - a.length);
  const named = counts.slice(0, mostPlaces).map(({ check, length }) => `${check} ${length}`);
  const more = counts.length - named.length;
  const others = more > 0 ? [`${count(more, 'check')} more`] : [];
  return `; ${revealed.length} of them can only be seen since: ${[...named, ...others].join(', ')}`;
}
