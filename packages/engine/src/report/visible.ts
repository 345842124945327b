/**
 * Characters that move, hide or reorder what a reader sees: controls, formats (bidirectional ones and zero widths among
 * them), line and paragraph separators, lone surrogates, and what Unicode says to draw as nothing.
 */
const hostile = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

const shortNames: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** Text from outside in one harmless line: a hostile character is shown as `\u{202e}`, a line break as `\n`. */
export function visible(text: string): string {
  return isPlain(text) ? text : text.replace(hostile, escaped);
}

/** True for a text of printable ASCII alone, which every report may show as it is. */
export function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x20 || unit > 0x7e) return false;
  }
  return true;
}

/** JSON in which no hostile character stands raw; its values stay exact. Line breaks between tokens stay. */
export function harmlessJson(json: string): string {
  if (!/[^\n -~]/u.test(json)) return json;
  return json.replace(hostile, (character) => (character === '\n' ? character : jsonEscaped(character)));
}

function escaped(character: string): string {
  return shortNames.get(character) ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function jsonEscaped(character: string): string {
  let text = '';
  for (let index = 0; index < character.length; index++) {
    text += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }
  return text;
}
