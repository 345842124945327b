import type { Edit } from '../checks/check.ts';
import { isSameJson, type JsonValue } from '../model/json.ts';
import { tokensOf } from '../model/pointer.ts';
import type { ParsedDocument } from '../parse/document.ts';
import { resolvePlain } from '../parse/scalars.ts';
import { valueAtTokens } from '../model/value-at-pointer.ts';

/**
 * Edits of a document in which a number or a boolean that becomes text keeps what is written there: YAML reads `yes` as true, `010`
 * as 8 and `1.10` as 1.1. Where what is written cannot be told, a number that may have lost something becomes no text.
 */
export function asWritten(
  edits: readonly Edit[],
  document: Pick<ParsedDocument, 'value' | 'place'>,
  text: string,
): readonly Edit[] {
  return edits.flatMap((edit) => {
    if (edit.op !== 'set' || typeof edit.value !== 'string') return edit;
    const before = valueAtTokens(document.value, tokensOf(edit.at));
    if (!isScalar(before) || String(before) !== edit.value) return edit;
    const { pointer, value } = document.place(edit.at);
    const written = text.slice(value.start, value.end);
    if (pointer === edit.at && isSameJson(resolvePlain(written), before)) return { ...edit, value: written };
    return typeof before === 'number' && !Number.isSafeInteger(before) ? [] : edit;
  });
}

function isScalar(value: JsonValue | undefined): value is boolean | number | bigint {
  return typeof value === 'boolean' || typeof value === 'number' || typeof value === 'bigint';
}
