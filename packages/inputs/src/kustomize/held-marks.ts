import { isObject, tokensOf, valueAt, type JsonObject, type JsonValue } from '@plimsoll/engine';

import { entriesAt, itemsAt, itemsOf, memberAt, textAt, type Member } from './members.ts';

/** The labels and annotations that an object has by now, which selectors of later steps ask for. */
export interface HeldMarks {
  readonly labels: Map<string, string>;
  readonly annotations: Map<string, string>;
}

/** What a kustomization writes on everything that it holds. */
export function holdCommonMarks(root: Member, objects: readonly HeldMarks[]): void {
  const labels = [
    ...entriesAt(root, 'commonLabels'),
    ...itemsAt(root, 'labels').flatMap((item) => entriesAt(item, 'pairs')),
  ];
  const annotations = entriesAt(root, 'commonAnnotations');
  for (const held of objects) {
    for (const { key, value } of labels) hold(held.labels, key, value);
    for (const { key, value } of annotations) hold(held.annotations, key, value);
  }
}

/** What a strategic merge patch writes or takes away. */
export function holdMergedMarks(patch: JsonObject, held: HeldMarks): void {
  const metadata = valueAt(patch, 'metadata');
  if (!isObject(metadata)) return;
  for (const field of fields) {
    const map = valueAt(metadata, field);
    if (map === null) held[field].clear();
    if (!isObject(map)) continue;
    for (const [key, value] of Object.entries(map)) hold(held[field], key, value);
  }
}

/** What the operations of a JSON patch write or take away. */
export function holdPatchedMarks(patch: JsonValue, held: HeldMarks): void {
  for (const operation of itemsOf({ value: patch, at: '' })) {
    const [first, second, key, ...deeper] = tokensOf(textAt(operation, 'path') ?? '');
    const field = fields.find((one) => one === second);
    if (first !== 'metadata' || field === undefined || deeper.length > 0) continue;
    const verb = textAt(operation, 'op');
    if (verb === 'test') continue;
    const value = verb === 'remove' ? null : (memberAt(operation, 'value')?.value ?? null);
    const written = key === undefined && isObject(value) ? Object.entries(value) : [];
    if (key === undefined) held[field].clear();
    for (const [name, one] of key === undefined ? written : [[key, value] as const])
      hold(held[field], name, one);
  }
}

const fields = ['labels', 'annotations'] as const;

function hold(marks: Map<string, string>, key: string, value: JsonValue): void {
  if (value === null) marks.delete(key);
  else if (typeof value !== 'object') marks.set(key, String(value));
}
