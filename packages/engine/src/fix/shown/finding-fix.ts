import { exactly } from '../../model/exactly.ts';
import { severities, type Check, type Edit } from '../../checks/check.ts';
import type { Finding } from '../../evaluate/finding.ts';
import type { Plan } from '../../evaluate/plan.ts';
import type { Location } from '../../model/location.ts';
import type { ParsedDocument, Source } from '../../parse/document.ts';
import { lineTable, type LineTable } from '../../parse/line-table.ts';
import { parseSource } from '../../parse/parse-source.ts';
import { applyEdits } from '../edits/apply.ts';
import { confidentialIn, type Confidential } from './confidential.ts';
import { makeProver, type IsGone, type Prover } from './proof.ts';
import { proposalsFor, type Proposal } from '../proposal.ts';
import { applyTextEdits, type TextEdit } from '../files/text-edit.ts';
import { textEditsOf } from '../text/edit-document.ts';
import { isObstacle } from '../text/obstacle.ts';
import { withoutRepeats } from '../text/wishes.ts';
import { hunksText } from '../files/unified-diff.ts';

/** An edit of the text of a file. */
export interface PlacedEdit extends TextEdit {
  readonly uri: string;
  /** The same stretch in lines and columns, both counted from 1, in UTF-16 units; the end is exclusive. */
  readonly region: Pick<Location, 'line' | 'column' | 'endLine' | 'endColumn'>;
}

/** How one finding is repaired by changing the document it lies in. */
export interface FindingFix {
  readonly kind: 'safe' | 'unsafe';
  /** In the order of the text, without overlap; all mean the text as it is. */
  readonly edits: readonly PlacedEdit[];
  /** What to make sure of before it is applied; absent where it is safe, or nothing is known. */
  readonly verify?: string;
  /** The hunks of a unified diff, without the lines that name the file. */
  readonly diff: string;
}

/** The fix of a finding that a report offers, if there is one. */
export type FixOf = (finding: Finding) => FindingFix | undefined;

/** The fixes that are offered. */
export interface Fixes {
  readonly of: ReadonlyMap<Finding, FindingFix>;
  /** How many findings were not tried because there are too many. */
  readonly untried: number;
}

/** What fixes are made and proved by. */
export interface FixOptions {
  /** A plan that compares and marks what is silenced; what is found under it before and after a fix proves the fix. */
  readonly plan: Plan;
  readonly checkOf: (id: string) => Check | undefined;
  /** Whether only what is safe is wanted. */
  readonly isSafeOnly?: boolean;
  /** How many findings are tried, the worst ones. */
  readonly most?: number;
  /** How many characters of changed documents are read again to prove fixes. */
  readonly mostRead?: number;
}

/**
 * The fixes of findings that a report shows. Each is proved by examining the changed document by itself: the finding is gone, and
 * nothing is found that was not. What cannot be proved so has none: a fix that needs a value or another file, one about a relation
 * to other documents, and one of what was rendered from a chart or an overlay. One that would show a secret has none either.
 */
export function fixesFor(
  findings: readonly Finding[],
  sourceOf: (uri: string) => Source | undefined,
  { plan, checkOf, isSafeOnly = false, most = 2_000, mostRead = 10_000_000 }: FixOptions,
): Fixes {
  const fixable = findings.filter(
    ({ check, isRendered }) => isRendered !== true && checkOf(check)?.fix !== undefined,
  );
  const tried = fixable.length <= most ? fixable : fixable.toSorted(worseFirst).slice(0, most);
  const fixes = new Map<Finding, FindingFix>();
  const budget = { left: mostRead };
  let untried = fixable.length - tried.length;
  for (const [uri, some] of Map.groupBy(tried, ({ location }) => location.uri)) {
    if (budget.left <= 0) untried += some.length;
    else untried += fixesIn(some, sourceOf(uri), { plan, checkOf, isSafeOnly }, budget, fixes);
  }
  return { of: fixes, untried };
}

function worseFirst(a: Finding, b: Finding): number {
  return severities.indexOf(b.severity) - severities.indexOf(a.severity);
}

/** How many characters may still be read. */
interface Budget {
  left: number;
}

/** Adds the fixes of the findings of one source; how many were not tried. */
function fixesIn(
  findings: readonly Finding[],
  source: Source | undefined,
  { plan, checkOf, isSafeOnly }: Pick<Required<FixOptions>, 'plan' | 'checkOf' | 'isSafeOnly'>,
  budget: Budget,
  fixes: Map<Finding, FindingFix>,
): number {
  if (source === undefined) return 0;
  const { documents } = parseSource(source);
  const proposals = proposalsFor(source, documents, findings, { plan, checkOf }).filter(
    (proposal) => isWhole(proposal) && (!isSafeOnly || proposal.safety === 'safe'),
  );
  const lines = lineTable(source.text);
  const benches = new Map<number, Bench | undefined>();
  let untried = 0;
  for (const proposal of proposals) {
    const index = proposal.document;
    const document = documents[index];
    if (document === undefined) continue;
    if (budget.left <= 0) {
      untried += 1;
      continue;
    }
    if (!benches.has(index)) benches.set(index, benchFor(source, document, lines, plan));
    const bench = benches.get(index);
    const fix = bench === undefined ? undefined : fixBy(proposal, bench, budget);
    if (fix !== undefined) fixes.set(proposal.finding, fix);
  }
  return untried;
}

/** Whether a proposal can be made from what is known, in the document alone. */
function isWhole({ needs, edits, companions }: Proposal): boolean {
  return needs.length === 0 && edits.length > 0 && companions.length === 0;
}

/** A document by itself, as it is changed and judged again and again. */
interface Bench {
  /** The document alone. */
  readonly source: Source;
  readonly document: ParsedDocument;
  /** The line that ends it where another document follows: without it a patch would be taken for one of a file's end. */
  readonly end: string;
  /** Where it begins in its file. */
  readonly start: number;
  /** How many lines of the file stand before it. */
  readonly line: number;
  /** The lines of the whole file. */
  readonly lines: LineTable;
  /** One that relates the document with itself, or one that does not. */
  readonly proverOf: (options: { readonly withRelations: boolean }) => Prover;
  readonly confidential: () => Confidential;
  /** What has come of edits, by what they are: findings often share a fix. */
  readonly made: Map<string, Made | undefined>;
}

/** The text edits of a document by itself, the diff, and what is gone by them. */
interface Made {
  readonly edits: readonly TextEdit[];
  readonly diff: string;
  readonly isGone: IsGone;
}

/** `undefined` for a document that does not stand alone. */
function benchFor(
  { uri, text }: Source,
  { span }: ParsedDocument,
  lines: LineTable,
  plan: Plan,
): Bench | undefined {
  const source = { uri, text: text.slice(span.start, span.end) };
  const [document, ...others] = parseSource(source).documents;
  if (document === undefined || others.length > 0) return undefined;
  const provers = new Map<boolean, Prover>();
  const proverOf: Bench['proverOf'] = ({ withRelations }) => {
    const known = provers.get(withRelations);
    if (known !== undefined) return known;
    const made = makeProver(source, document, { plan, withRelations });
    provers.set(withRelations, made);
    return made;
  };
  let confidential: Confidential | undefined;
  return {
    source,
    document,
    end: /^---[ \t]*\r?\n/u.exec(text.slice(span.end, text.indexOf('\n', span.end) + 1))?.[0] ?? '',
    start: span.start,
    line: linesBefore(text, span.start),
    lines,
    proverOf,
    confidential: () =>
      (confidential ??= confidentialIn(
        source.text,
        document,
        proverOf({ withRelations: false }).secretsAt(),
      )),
    made: new Map(),
  };
}

function linesBefore(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

function fixBy(proposal: Proposal, bench: Bench, budget: Budget): FindingFix | undefined {
  const { finding, check, safety, verify, edits } = proposal;
  const withRelations = check.on === 'snapshot';
  const key = `${withRelations}${exactly(edits)}`;
  if (!bench.made.has(key)) {
    budget.left -= bench.source.text.length;
    bench.made.set(key, madeBy(edits, bench, { withRelations }));
  }
  const made = bench.made.get(key);
  if (made?.isGone(finding) !== true) return undefined;
  return {
    kind: safety,
    edits: made.edits.map((edit) => placed(edit, bench)),
    ...(verify === undefined ? {} : { verify }),
    diff: made.diff,
  };
}

function placed(edit: TextEdit, { source, start: before, lines }: Bench): PlacedEdit {
  const [start, end] = [edit.start + before, edit.end + before];
  const { line, column } = lines.positionOf(start);
  const last = lines.positionOf(end);
  return {
    uri: source.uri,
    start,
    end,
    old: edit.old,
    new: edit.new,
    region: { line, column, endLine: last.line, endColumn: last.column },
  };
}

function madeBy(
  wanted: readonly Edit[],
  { source, document, end, line, proverOf, confidential }: Bench,
  options: { readonly withRelations: boolean },
): Made | undefined {
  const edits = textEditsOf(source, document, wanted);
  if (isObstacle(edits) || edits.length === 0) return undefined;
  const text = applyTextEdits(source.text, edits);
  const value = applyEdits(document.value, withoutRepeats(wanted));
  const isGone = proverOf(options).goneBy({ text, value });
  if (isGone === undefined || confidential().isTouchedBy(edits)) return undefined;
  const diff = hunksText(source.text + end, edits, { firstLine: line, isHidden: confidential().isInLine });
  return { edits, diff, isGone };
}
