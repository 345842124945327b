import {
  escapeToken,
  isArray,
  isObject,
  nameOfItem,
  placedDocuments,
  type JsonValue,
} from '@plimsoll/engine';

/** Where a mark got to in a document: the path with names in place of positions in lists. */
export interface MarkedField {
  readonly id: number;
  /** Of the map that has the mark for a key, or of the field that has it for a value. */
  readonly path: string;
  readonly kind: 'key' | 'value';
}

/** Finds the marks that stand alone for a key or for a value in a rendered document. */
export function fieldsOfMarks(lines: readonly string[]): readonly MarkedField[] {
  const text = lines.join('\n');
  if (!text.includes('qz')) return [];
  const found: MarkedField[] = [];
  for (const { value } of placedDocuments({ uri: '', text }).documents) visit(value, '', found);
  return found;
}

function visit(value: JsonValue, path: string, found: MarkedField[]): void {
  if (isArray(value)) {
    for (const item of value) visit(item, `${path}/${nameOfItem(item)}`, found);
    return;
  }
  if (!isObject(value)) {
    const id = typeof value === 'string' ? idOf(value) : undefined;
    if (id !== undefined) found.push({ id, path, kind: 'value' });
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    const id = idOf(key);
    if (id === undefined) visit(member, `${path}/${escapeToken(key)}`, found);
    else if (member === key) found.push({ id, path, kind: 'key' });
  }
}

function idOf(text: string): number | undefined {
  const match = /^qz(\d+)zq$/u.exec(text);
  return match === null ? undefined : Number(match[1]);
}
