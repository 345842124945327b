import type { Edit } from '../../checks/check.ts';
import { isArray, isObject, isSameJson, valueAt, type JsonObject, type JsonValue } from '../../model/json.ts';
import { valueAtPointer } from '../../model/value-at-pointer.ts';
import { escapeToken } from '../../model/pointer.ts';
import { parseSource } from '../../parse/parse-source.ts';
import { applyEdits } from '../edits/apply.ts';
import type { Cause } from '../cause.ts';
import { exactly } from '../../model/exactly.ts';
import type { Entry, FieldsChange, MergePatch } from './change.ts';
import { operationsOf } from './json-patch.ts';
import { mergeEdits } from '../edits/merge-edits.ts';
import { withFields } from './merge-patch.ts';
import { applyTextEdits } from './text-edit.ts';
import { textEditsOf } from '../text/edit-document.ts';
import { isOf, type RefusedCause, type Wish } from './wished-change.ts';

/** Edits of a document, and the cause that asks for them. */
export interface DocumentWish {
  readonly cause: Cause;
  readonly edits: readonly Edit[];
}

/** What changes of one document come to. */
interface DocumentWishes {
  readonly wishes: readonly DocumentWish[];
  readonly refused: readonly RefusedCause[];
}

/** All changes of one document of a file as edits of it; those that only count together are asked for by each of their causes. */
export function wishesInDocument(uri: string, value: JsonValue, wishes: readonly Wish[]): DocumentWishes {
  const fields = wishes.filter((wish) => isOf(wish, 'fields'));
  const inTexts = fields.filter(({ change }) => change.within !== undefined);
  const parts = [
    ...[...Map.groupBy(inTexts, ({ change }) => change.within?.at ?? '')].map(([at, some]) =>
      editsOfText(uri, value, at, some),
    ),
    editsOfPatch(
      uri,
      value,
      wishes.filter((wish) => isOf(wish, 'merge-patch')),
    ),
    editsOfOperations(
      uri,
      value,
      wishes.filter((wish) => isOf(wish, 'json-patch')),
    ),
    editsOfLists(
      value,
      wishes.filter((wish) => isOf(wish, 'entry')),
    ),
  ];
  return {
    wishes: [
      ...fields
        .filter(({ change }) => change.within === undefined)
        .map(({ cause, change }) => ({ cause, edits: change.edits })),
      ...parts.flatMap((part) => part.wishes),
    ],
    refused: parts.flatMap((part) => part.refused),
  };
}

/** Edits that all of some causes ask for. */
function sharedBy(causes: readonly Cause[], edits: readonly Edit[]): readonly DocumentWish[] {
  return [...new Set(causes)].map((cause) => ({ cause, edits }));
}

/** Fields of the documents in a text that stands in a document: the text is written anew. */
function editsOfText(
  uri: string,
  value: JsonValue,
  at: string,
  wishes: readonly Wish<FieldsChange>[],
): DocumentWishes {
  let text = valueAtPointer(value, at);
  const refused: RefusedCause[] = [];
  // The last document comes first, so that the others stay where they are.
  const byDocument = [...Map.groupBy(wishes, ({ change }) => change.within?.document ?? 0)];
  for (const [index, some] of byDocument.toSorted(([a], [b]) => b - a)) {
    const source = { uri, text: typeof text === 'string' ? text : '' };
    const document = parseSource(source).documents[index];
    const merged = mergeEdits(some.map(({ cause, change: { edits } }) => ({ cause, edits })));
    for (const { wish, reason } of merged.refused) refused.push({ cause: wish.cause, reason });
    const edits =
      document === undefined
        ? { reason: 'its document is not there' }
        : textEditsOf(source, document, merged.edits);
    if ('reason' in edits) for (const { cause } of some) refused.push({ cause, reason: edits.reason });
    else text = applyTextEdits(source.text, edits);
  }
  const edits: readonly Edit[] = text === undefined ? [] : [{ op: 'set', at, value: text }];
  return { wishes: sharedBy(causesOf(wishes), edits), refused };
}

/** Fields of a strategic merge patch that is there already. */
function editsOfPatch(uri: string, value: JsonValue, wishes: readonly Wish<MergePatch>[]): DocumentWishes {
  const [first] = wishes;
  if (first === undefined) return { wishes: [], refused: [] };
  if (!isObject(value) || !isPatchFor(value, first.change.header)) return otherwise(uri, wishes);
  const { patch, refused } = withFields(
    value,
    wishes.map(({ cause, change: { fields } }) => ({ cause, fields })),
  );
  return {
    wishes: sharedBy(causesOf(wishes), differences(value, patch, '')),
    refused: refused.map(({ wish: { cause }, reason }) => ({ cause, reason })),
  };
}

function isPatchFor(value: JsonObject, header: JsonObject): boolean {
  const [own, wanted] = [valueAt(value, 'metadata'), valueAt(header, 'metadata')];
  const nameIn = (metadata: JsonValue | undefined): JsonValue | undefined =>
    isObject(metadata) ? valueAt(metadata, 'name') : undefined;
  return isSameJson(valueAt(value, 'kind'), valueAt(header, 'kind')) && nameIn(own) === nameIn(wanted);
}

/** Operations that a JSON patch does not make yet. */
function editsOfOperations(uri: string, value: JsonValue, wishes: readonly Wish[]): DocumentWishes {
  const own = wishes.filter((wish) => isOf(wish, 'json-patch'));
  if (own.length === 0) return { wishes: [], refused: [] };
  if (!isArray(value)) return otherwise(uri, own);
  const { edits, refused } = mergeEdits(own.map(({ cause, change }) => ({ cause, edits: change.edits })));
  const more = operationsOf(edits).filter((operation) => !value.some((one) => isSameJson(one, operation)));
  return {
    wishes: sharedBy(
      causesOf(own),
      more.map((operation) => ({ op: 'set', at: '/-', value: operation })),
    ),
    refused: refused.map(({ wish: { cause }, reason }) => ({ cause, reason })),
  };
}

/** What lists have to name and do not. */
function editsOfLists(value: JsonValue, wishes: readonly Wish<Entry>[]): DocumentWishes {
  const perList = [...Map.groupBy(wishes, ({ change }) => change.list)].flatMap(([at, some]) => {
    const list = valueAtPointer(value, at);
    const items = new Map(some.map(({ change: { item } }) => [exactly(item), item]));
    const there = isArray(list) ? list : [];
    const more = [...items.values()].filter((item) => !there.some((one) => isNamed(one, item)));
    if (more.length === 0) return [];
    const edits: readonly Edit[] = isArray(list)
      ? more.map((item) => ({ op: 'set', at: `${at}/-`, value: item }))
      : [{ op: 'set', at, value: more }];
    return sharedBy(causesOf(some), edits);
  });
  return { wishes: perList, refused: [] };
}

/** Whether an entry names what another does; a patch by its path, whatever else it says of it. */
function isNamed(one: JsonValue, item: JsonValue): boolean {
  const pathIn = (entry: JsonValue): JsonValue | undefined =>
    isObject(entry) ? valueAt(entry, 'path') : entry;
  const [own, wanted] = [pathIn(one), pathIn(item)];
  return typeof own === 'string' && typeof wanted === 'string' && plainPath(own) === plainPath(wanted);
}

function plainPath(path: string): string {
  return path.replace(/^(?:\.\/)+/u, '');
}

function otherwise(uri: string, wishes: readonly Wish[]): DocumentWishes {
  const reason = `\`${uri}\` is there already, and is not the patch that it would be`;
  return { wishes: [], refused: wishes.map(({ cause }) => ({ cause, reason })) };
}

function causesOf(wishes: readonly Wish[]): readonly Cause[] {
  return wishes.map(({ cause }) => cause);
}

/** What makes of a patch the same with more in it: no key of a map is ever taken out. */
function differences(before: JsonValue, after: JsonValue, at: string): readonly Edit[] {
  if (isSameJson(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    return Object.entries(after).flatMap(([key, value]): readonly Edit[] => {
      const known = valueAt(before, key);
      const pointer = `${at}/${escapeToken(key)}`;
      return known === undefined ? [{ op: 'set', at: pointer, value }] : differences(known, value, pointer);
    });
  }
  if (!isArray(before) || !isArray(after) || !before.every((item, index) => isKept(item, after[index])))
    return [{ op: 'set', at, value: after }];
  return after.flatMap((item, index): readonly Edit[] => {
    const known = before[index];
    return known === undefined
      ? [{ op: 'set', at: `${at}/-`, value: item }]
      : differences(known, item, `${at}/${index}`);
  });
}

/** Whether an item of a list stays where it is, and is not another one that came to stand there. */
function isKept(item: JsonValue, now: JsonValue | undefined): boolean {
  return now !== undefined && isSameJson(applyEdits(item, differences(item, now, '')), now);
}
