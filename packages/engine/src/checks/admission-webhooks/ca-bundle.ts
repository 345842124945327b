const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** What is wrong with a `caBundle`: base64 of PEM certificates is right; `undefined` where nothing is. */
export function faultOfBundle(written: string): string | undefined {
  const text = written.replaceAll(/\s/gu, '');
  if (text === '') return 'is empty';
  const decoded = decodeBase64(text);
  if (decoded === undefined) return 'is no base64';
  return decoded.includes('-----BEGIN CERTIFICATE-----') && decoded.includes('-----END CERTIFICATE-----')
    ? undefined
    : 'holds no certificate in PEM form';
}

/** The bytes of a base64 text as characters; `undefined` where the text is none (RFC 4648, section 4). */
function decodeBase64(text: string): string | undefined {
  const digits = text.endsWith('==') ? text.slice(0, -2) : text.endsWith('=') ? text.slice(0, -1) : text;
  if (text.length % 4 !== 0) return undefined;
  const characters: string[] = [];
  let bits = 0;
  let held = 0;
  for (const digit of digits) {
    const value = alphabet.indexOf(digit);
    if (value < 0) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    characters.push(String.fromCharCode((bits >> held) & 0xff));
  }
  return characters.join('');
}
