import { decodeBase64 } from '../../model/base64.ts';

const shortest = 20;
const longest = 120;
const form = /^[A-Za-z0-9+/_-]{20,120}={0,2}$/u;
const printable = /^[\t\n\r\u0020-\u007E]*$/u;
/** What certificates, public keys and hashes in their usual notations begin with. */
const publicForm = /^(?:MII|MFk|MCo|MEk|MHY|AAAA[A-Z]|sha(?:256|384|512)[-_])/u;
const publicName =
  /hash|checksum|digest|sha-?_?\d|(?:^|[_.-])sha(?:$|[_.-])|md5|integrity|public|pub_?key|cert|fingerprint|etag|commit|revision|nonce|uuid|guid|(?:^|[_.-])id$/iu;

/** Bits for each character at least; text in any language and names of programs stay below. */
const leastEntropy = 3.7;
/** The share of neighbours of different sorts, lower case, upper case or digit, that chance makes and people do not. */
const leastChanges = 0.5;

/**
 * True for a value that looks drawn by lot, such as a key or a token: one word of letters of both cases and digits,
 * evenly spread and often changing between them. A hash in hexadecimal, a public key, and base64 of readable text are
 * not meant, nor what the name beside it calls public.
 */
export function looksRandom(name: string, value: string): boolean {
  const text = value.trim();
  if (text.length < shortest || text.length > longest || !form.test(text)) return false;
  if (publicForm.test(text) || publicName.test(name)) return false;
  if (changesIn(text) < leastChanges * text.length || entropyOf(text) < leastEntropy) return false;
  const decoded = decodeBase64(text);
  return decoded === undefined || !printable.test(decoded);
}

/** How often two neighbours are of different sorts; 0 where one of the three sorts is missing. */
function changesIn(text: string): number {
  const seen = new Set<number>();
  let changes = 0;
  let before = -1;
  for (let index = 0; index < text.length; index += 1) {
    const sort = sortOf(text.charCodeAt(index));
    if (index > 0 && sort !== before) changes += 1;
    seen.add(sort);
    before = sort;
  }
  return [0, 1, 2].every((sort) => seen.has(sort)) ? changes : 0;
}

function sortOf(code: number): number {
  if (code >= 0x61 && code <= 0x7a) return 0;
  if (code >= 0x41 && code <= 0x5a) return 1;
  return code >= 0x30 && code <= 0x39 ? 2 : 3;
}

/** Shannon's entropy of the characters, in bits for each. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
