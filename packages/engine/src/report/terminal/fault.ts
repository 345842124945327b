import type { Check } from '../../checks/check.ts';
import type { Evidence } from '../../evaluate/finding.ts';
import { visible } from '../visible.ts';
import { displayWidth } from './display-width.ts';
import { excerptOf } from './excerpt.ts';
import type { Fault } from './groups.ts';
import { gapBefore, paragraph, type Page } from './page.ts';
import { placesOf } from './places.ts';
import type { SourceLines } from './source-lines.ts';
import { imperative, peerIds } from './wording.ts';

const indent = ' '.repeat(10);
const shownEvidence = 3;

/** What a fault is shown with. */
export interface FaultContext {
  readonly check: Check | undefined;
  readonly lines: SourceLines | undefined;
  readonly isVerbose: boolean;
}

/** One fault of one resource: what is wrong, where exactly, why it matters here, what to write instead. */
export function* faultLines(fault: Fault, context: FaultContext, page: Page): Iterable<string> {
  const { first } = fault;
  const { check, lines, isVerbose } = context;
  yield* titleLines(fault, check, page);
  if (lines !== undefined && first.location.line <= lines.count) yield* excerptOf(first, lines, page);
  else yield `${indent}line ${first.location.line}, column ${first.location.column}`;
  yield* paragraph(visible(first.message), page, indent);
  yield* evidenceLines(fault, isVerbose, page);
  for (const place of placesOf(fault, isVerbose)) yield* labelled('also', place, page);
  if (check === undefined) return;
  yield* labelled('write', imperative(check.remedy), page);
  if (!isVerbose) return;
  yield* labelled('why', check.why, page);
  for (const reference of check.references) yield* labelled('read', reference, page);
  if (check.aliases.length > 0) yield* labelled('peers', peerIds(check.aliases), page);
}

function* titleLines({ first, others }: Fault, check: Check | undefined, page: Page): Iterable<string> {
  const { ink } = page;
  const { severity } = first;
  const id = visible(first.check);
  const title = check?.title ?? id;
  const places = others.length === 0 ? '' : ` (${others.length + 1} places)`;
  const left = `  ${ink.severity(severity, severity)}  ${ink.bold(title)}${places}`;
  const leftWidth = 4 + severity.length + displayWidth(title + places);
  if (check === undefined) return yield left;
  const gap = gapBefore(leftWidth, displayWidth(id), page);
  if (gap !== undefined) return yield left + gap + ink.dim(id);
  yield left;
  yield `${' '.repeat(Math.max(indent.length, page.measure - displayWidth(id)))}${ink.dim(id)}`;
}

/** The evidence of the place that is shown, but for what is said of its file; in full, all of every place. */
function* evidenceLines({ first, others }: Fault, isVerbose: boolean, page: Page): Iterable<string> {
  const findings = isVerbose ? [first, ...others] : [first];
  const texts = new Set(
    findings.flatMap(({ evidence, location }) =>
      evidence
        .filter(({ isMaker }) => isVerbose || isMaker !== true)
        .map((one) => evidenceText(one, location.uri)),
    ),
  );
  const shown = isVerbose ? [...texts] : [...texts].slice(0, shownEvidence);
  for (const text of shown) yield* labelled('see', text, page);
  const more = texts.size - shown.length;
  if (more > 0) yield* labelled('see', `and ${more} more`, page);
}

function evidenceText({ text, uri, line }: Evidence, home: string): string {
  if (uri === undefined) return visible(text);
  const inFile = uri === home ? '' : visible(uri);
  const at = line === undefined ? inFile : inFile === '' ? `line ${line}` : `${inFile}:${line}`;
  return at === '' ? visible(text) : `${at}: ${visible(text)}`;
}

/** A paragraph behind one of the short words that say what it is. */
function labelled(label: string, text: string, page: Page): readonly string[] {
  return paragraph(text, page, `${indent}${label.padEnd(5)}  `);
}
