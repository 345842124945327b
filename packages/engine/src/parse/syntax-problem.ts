import type { YAMLParseError } from 'yaml';

/** An error of the YAML library in our words: what is wrong and, where that can be known, what to write instead. */
export function syntaxProblem(
  error: YAMLParseError,
  text: string,
): { readonly offset: number; readonly message: string } {
  const conflict = /^(?:<{7}|={7}|>{7})(?: .*)?$/mu.exec(text);
  if (conflict !== null) {
    return {
      offset: conflict.index,
      message: 'Conflict markers of a merge stand here; keep one side and drop the markers',
    };
  }
  const offset = Math.min(error.pos[0], text.length);
  return { offset, message: messageFor(error, text, offset) };
}

/** Errors of the library about texts that Kubernetes' reader takes all the same. */
export function isTolerated(error: YAMLParseError): boolean {
  if (error.code === 'BAD_INDENT') return error.message.includes('sufficiently indented');
  return error.code === 'MISSING_CHAR' && error.message.includes('Comments must be separated');
}

function messageFor(error: YAMLParseError, text: string, offset: number): string {
  const character = text.charAt(offset);
  switch (error.code) {
    case 'MISSING_CHAR':
      return missingCharacter(error.message);
    case 'BAD_INDENT':
      return 'The indentation does not fit the lines around it; start all keys of a map and all items of a list in one column';
    case 'TAB_AS_INDENT':
      return 'A tab stands where YAML wants spaces; indent with spaces only';
    case 'BAD_SCALAR_START':
      return character === '`'
        ? 'A value cannot start with a backtick; put it in quotes'
        : `A value cannot start with \`${character}\`; put it in quotes`;
    case 'BAD_DQ_ESCAPE':
      return 'Unknown escape in double quotes; double the backslash or use single quotes';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'A second `: ` stands on the line where a value should be; put the value in quotes or its map on lines of its own';
    case 'MULTILINE_IMPLICIT_KEY':
      return /^\s*[[{]/u.test(text)
        ? 'A comma is missing before this key, or a key and its colon stand on two lines'
        : 'A key must stand on one line with its colon; check that every line of this map has one';
    case 'KEY_OVER_1024_CHARS':
      return 'A key must be followed by its colon within 1024 characters';
    case 'BLOCK_IN_FLOW':
      return 'Inside `[]` and `{}` there can be no block map or list; use brackets all the way down';
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
      return 'A `*` starts the name of an anchor here; put a text that starts with `*` in quotes';
    case 'MULTIPLE_ANCHORS':
      return 'A value can have one anchor only';
    case 'MULTIPLE_TAGS':
      return 'A value can have one tag only';
    case 'BAD_PROP_ORDER':
      return 'Anchors and tags must stand behind the `-`, `?` or `:` of their value';
    case 'BAD_DIRECTIVE':
      return 'A line that starts with `%` is a directive and must be `%YAML` or `%TAG` before `---`; put a text that starts with `%` in quotes';
    case 'TAG_RESOLVE_FAILED':
      return 'The tag cannot be resolved; drop it or declare it with `%TAG`';
    default:
      return unexpected(character);
  }
}

function missingCharacter(message: string): string {
  if (message.includes("'quote")) return "A single quote is opened and never closed; add the missing `'`";
  if (message.includes('"quote')) return 'A double quote is opened and never closed; add the missing `"`';
  if (message.includes('Implicit map keys'))
    return 'This line is neither a key with a colon nor part of the value before it; write `key: value`';
  if (message.includes('Sequence item'))
    return 'This line of a list does not start with `- `; add it or indent the line under the item before';
  if (message.includes('Tags and anchors')) return 'A tag or anchor must be followed by a space';
  if (message.includes('directives-end')) return 'Directives must be followed by a line `---`';
  if (message.includes('same line with'))
    return 'A map or list cannot start on the line of `---`; put it on the next line';
  if (
    message.includes('flow map') ||
    message.includes('flow sequence') ||
    message.includes('flow collection')
  ) {
    return 'A `,`, `:` or closing bracket is missing in this flow collection';
  }
  return 'A character is missing here; check quotes, brackets and colons';
}

function unexpected(character: string): string {
  if (character.trim() === '') return 'The text here is no YAML; check indentation, quotes and brackets';
  return `Unexpected \`${character}\`; put the text in quotes, or check brackets and indentation`;
}
