import type { Edit } from '../../checks/check.ts';
import { isSameJson, type JsonValue } from '../../model/json.ts';
import type { ParsedDocument, Source } from '../../parse/document.ts';
import { parseSource } from '../../parse/parse-source.ts';
import { applyEdits } from '../edits/apply.ts';
import { applyTextEdits, type TextEdit } from '../files/text-edit.ts';
import { changesFor, type Changes } from './changes.ts';
import { editBlock } from './edit-block.ts';
import { editFlow } from './edit-flow.ts';
import { isObstacle, type Obstacle } from './obstacle.ts';
import { outlineOf, type Outline } from './outline.ts';
import { renameKey } from './rename-key.ts';
import { replaceValue } from './replace-value.ts';
import { textEditsFrom, type Replacement } from './replacement.ts';
import { sharedAnchorAt } from './shared-anchor.ts';
import { styleOf, type Style } from './style.ts';
import { wishesOf, withoutRepeats } from './wishes.ts';

export type { Obstacle } from './obstacle.ts';

/**
 * The text edits that make `edits` in one document of a source, in order and without overlap, all meaning the source as it is.
 * The text they make has been read again: it says `applyEdits(document.value, edits)`, equal edits made once. Where that cannot
 * be had by changing nothing else, there is an obstacle.
 */
export function textEditsOf(
  source: Source,
  document: ParsedDocument,
  edits: readonly Edit[],
): readonly TextEdit[] | Obstacle {
  // A text ends where its source does; the readers may have put a line break behind it.
  const outline = outlineOf(document.tape.text.slice(0, source.text.length), document.tape);
  const made = attempt(source, document, outline, edits);
  return made === undefined ? obstacleOf(source, document, outline, edits) : made;
}

/** The text edits; `undefined` where the text that they make does not say what is intended. */
function attempt(
  source: Source,
  document: ParsedDocument,
  outline: Outline,
  edits: readonly Edit[],
): readonly TextEdit[] | Obstacle | undefined {
  const wanted = withoutRepeats(edits);
  const wish = wishesOf(wanted);
  if (isObstacle(wish)) return wish;
  const changes = changesFor(outline, document.value, wish);
  if (changes.obstacle !== undefined) return changes.obstacle;
  const value = applyEdits(document.value, wanted);
  const style = styleOf(outline, source.uri.endsWith('.json'));
  // What stands below may run into a text that is written as a block: then it is put in quotes.
  for (const hasLiterals of style.hasLiterals ? [true, false] : [false]) {
    const made = textEditsFrom(source.text, replacementsFor(outline, { ...style, hasLiterals }, changes));
    const intended = { value, overrides: changes.overrides };
    if (made !== undefined && isReadAs(source, document, made, intended)) return made;
  }
  return undefined;
}

function replacementsFor(outline: Outline, style: Style, changes: Changes): readonly Replacement[] {
  const { containers, replaced, renamed, around } = changes;
  const all: Replacement[] = [];
  for (const [node, key] of renamed) all.push(renameKey(outline, style, node, key));
  for (const [node, value] of replaced) all.push(...replaceValue(outline, style, node, value, around));
  for (const [node, change] of containers) {
    if (change.removed.size === 0 && change.added.length === 0) continue;
    if (outline.isBlock(node)) {
      all.push(...editBlock(outline, style, node, change, around.get(node)?.entry));
    } else if (outline.entriesOf(node).length > 0) {
      all.push(...editFlow(outline, style, node, change, around));
    } else {
      all.push(...replaceValue(outline, style, node, valueOf(change.added), around));
    }
  }
  return all;
}

/** What an empty map or list becomes. */
function valueOf(
  added: readonly { readonly key: string | undefined; readonly value: JsonValue }[],
): JsonValue {
  return added.some(({ key }) => key === undefined)
    ? added.map(({ value }) => value)
    : Object.fromEntries(added.map(({ key = '', value }) => [key, value]));
}

/**
 * Whether the document reads as intended with edits made. Only its own stretch of the text is read: documents are read each by
 * itself, between markers that stay where they are.
 */
function isReadAs(
  { uri, text }: Source,
  { value, span, duplicateKeys }: ParsedDocument,
  edits: readonly TextEdit[],
  intended: { readonly value: JsonValue; readonly overrides: number },
): boolean {
  const first = edits[0];
  const last = edits.at(-1);
  if (first === undefined || last === undefined) return isSameJson(value, intended.value);
  if (first.start < span.start || last.end > span.end) return false;
  const changed = applyTextEdits(
    text.slice(span.start, span.end),
    edits.map((edit) => ({ ...edit, start: edit.start - span.start, end: edit.end - span.start })),
  );
  const isLineEnded =
    span.end === text.length || !text.slice(span.start, span.end).endsWith('\n') || changed.endsWith('\n');
  const { documents, problems, templates } = parseSource({ uri, text: changed });
  const [only, ...others] = documents;
  if (only === undefined || others.length > 0 || problems.length > 0 || templates > 0 || !isLineEnded)
    return false;
  return (
    isSameJson(only.value, intended.value) &&
    only.duplicateKeys.length <= duplicateKeys.length + intended.overrides
  );
}

/** Why edits cannot be made, said of the first of them that cannot be made alone, if there is one. */
function obstacleOf(
  source: Source,
  document: ParsedDocument,
  outline: Outline,
  edits: readonly Edit[],
): Obstacle {
  const suspects = edits.length > 1 ? edits.slice(0, MOST_SUSPECTS) : [];
  const culprit = suspects.find((edit) => attempt(source, document, outline, [edit]) === undefined);
  for (const { at } of culprit === undefined ? edits : [culprit]) {
    const shared = sharedAnchorAt(outline, at);
    if (shared === undefined) continue;
    const { name, uses } = shared;
    const places = uses === 1 ? '1 other place uses' : `${uses} other places use`;
    return {
      at,
      reason: `${places} the anchor \`${name}\`, and would change too; write the values out there`,
    };
  }
  return { at: (culprit ?? edits[0])?.at ?? '', reason: UNUSUAL };
}

/** So many edits are tried alone, each of which takes reading the document again. */
const MOST_SUSPECTS = 50;

const UNUSUAL =
  'the way this is written cannot be changed without reading differently elsewhere; change it by hand';
