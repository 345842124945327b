import type { Edit } from '../checks/check.ts';
import { isArray, isObject, valueAt, type JsonValue } from '../model/json.ts';
import { tokensOf } from '../model/pointer.ts';
import { valueAtTokens } from '../model/value-at-pointer.ts';

/** What an edit does, and what would take it back, as people say it. */
export interface EditWords {
  /** The field with names in place of positions, as `containers[web].securityContext.privileged`. */
  readonly field: string;
  /** As `write privileged: false`, or `remove privileged: true`. */
  readonly doing: string;
  /** As `write privileged: true again`. */
  readonly undoing: string;
}

/** Says in words what an edit of a document does. */
export function wordsOf(edit: Edit, document: JsonValue): EditWords {
  const tokens = tokensOf(edit.at);
  const parent = tokens.slice(0, -1);
  // A key alone says little where the map around it is new.
  if (edit.op === 'set' && parent.length > 1 && valueAtTokens(document, parent) === undefined) {
    const at = edit.at.slice(0, edit.at.lastIndexOf('/'));
    const value = { [tokens.at(-1) ?? '']: edit.value };
    return { ...describe({ ...edit, at, value }, parent, document), field: fieldWords(document, tokens) };
  }
  return describe(edit, tokens, document);
}

function describe(edit: Edit, tokens: readonly string[], document: JsonValue): EditWords {
  const key = tokens.at(-1) ?? '';
  const there = valueAtTokens(document, tokens);
  const field = fieldWords(document, tokens);
  const isItem = isArray(valueAtTokens(document, tokens.slice(0, -1)));
  const written = (value: JsonValue): string => (isItem ? `- ${short(value)}` : `${key}: ${short(value)}`);
  switch (edit.op) {
    case 'set':
      return {
        field,
        doing: isItem && key === '-' ? `add ${written(edit.value)}` : `write ${written(edit.value)}`,
        undoing:
          there === undefined
            ? `remove \`${isItem ? short(edit.value) : key}\` again`
            : `write \`${written(there)}\` again`,
      };
    case 'remove':
      return {
        field,
        doing: `remove ${there === undefined ? key : written(there)}`,
        undoing: there === undefined ? '' : `write \`${written(there)}\` again`,
      };
    case 'unrepeat':
      return {
        field,
        doing: `keep only the last \`${key}\``,
        undoing: 'nothing: what is removed was not read',
      };
  }
}

/** The keys behind which the fields of a pod begin. */
const podFields = new Set([
  'containers',
  'initContainers',
  'ephemeralContainers',
  'volumes',
  'securityContext',
]);

function fieldWords(document: JsonValue, tokens: readonly string[]): string {
  const from = Math.max(
    0,
    tokens.findIndex((token) => podFields.has(token)),
  );
  let words = '';
  for (const [index, token] of tokens.entries()) {
    if (index < from) continue;
    const holder = valueAtTokens(document, tokens.slice(0, index));
    if (isArray(holder)) words += `[${itemWords(holder, token)}]`;
    else if (/^[\w-]+$/u.test(token)) words += words === '' ? token : `.${token}`;
    else words += `["${token}"]`;
  }
  return words;
}

function itemWords(list: readonly JsonValue[], token: string): string {
  const item = list[Number(token)];
  const name = isObject(item) ? valueAt(item, 'name') : item;
  return typeof name === 'string' ? name : token;
}

const longest = 60;

/** A value on one line, as YAML writes it; a long one is cut. */
function short(value: JsonValue): string {
  const text = flow(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function flow(value: JsonValue): string {
  if (isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (isObject(value)) {
    return `{${Object.entries(value)
      .map(([key, member]) => `${key}: ${flow(member)}`)
      .join(', ')}}`;
  }
  return typeof value === 'string' ? plainOrQuoted(value) : String(value);
}

function plainOrQuoted(text: string): string {
  const isPlain = /^[A-Za-z][\w./-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/iu.test(text);
  return isPlain ? text : JSON.stringify(text);
}
