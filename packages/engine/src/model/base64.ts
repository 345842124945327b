/** The bytes of a base64 text as characters; `undefined` where the text is none (RFC 4648, section 4). */
export function decodeBase64(text: string): string | undefined {
  const digits = text.endsWith('==') ? text.slice(0, -2) : text.endsWith('=') ? text.slice(0, -1) : text;
  if (text.length % 4 !== 0) return undefined;
  const characters: string[] = [];
  let bits = 0;
  let held = 0;
  for (const digit of digits) {
    const value = valueOf.get(digit);
    if (value === undefined) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    characters.push(String.fromCharCode((bits >> held) & 0xff));
  }
  return characters.join('');
}

const valueOf: ReadonlyMap<string, number> = new Map(
  Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', (digit, value) => [
    digit,
    value,
  ]),
);
