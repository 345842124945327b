import { isAscii, isUtf8 } from 'node:buffer';

import type { Source } from '@plimsoll/engine';

import type { InputProblem, InputProblemCode } from './input-problem.ts';

/** How a text stood in its file, so that it can be written back in the same way. */
export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be';

/** A source together with the encoding it was read in; its text has no byte order mark. */
export interface DecodedSource extends Source {
  readonly encoding: TextEncoding;
}

/** Bytes to text as Kubernetes' YAML reader decodes them: UTF-8, or UTF-16 with a byte order mark. May overwrite `bytes`. */
export function decodeSource(bytes: Buffer, uri: string): DecodedSource | InputProblem {
  const encoding = encodingOf(bytes);
  switch (encoding) {
    case 'utf-8':
      return fromUtf8(bytes, uri, encoding);
    case 'utf-8-bom':
      return fromUtf8(bytes.subarray(3), uri, encoding);
    case 'utf-16le':
    case 'utf-16be':
      return fromUtf16(bytes.subarray(2), uri, encoding);
    case 'utf-32':
      return {
        code: 'unsupported-encoding',
        uri,
        message: 'the file is UTF-32, which Kubernetes does not read; save it as UTF-8',
      };
  }
}

function encodingOf(bytes: Buffer): TextEncoding | 'utf-32' {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8-bom';
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? 'utf-32' : 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff) return 'utf-32';
  return 'utf-8';
}

function fromUtf8(bytes: Buffer, uri: string, encoding: TextEncoding): DecodedSource | InputProblem {
  const nul = bytes.indexOf(0);
  if (nul !== -1) return binary(bytes, nul, uri);
  // Latin-1 is the quickest way to a string of one byte per character, and says the same of ASCII.
  if (isAscii(bytes)) return { uri, text: bytes.toString('latin1'), encoding };
  if (isUtf8(bytes)) return { uri, text: bytes.toString('utf8'), encoding };
  return invalidUtf8(bytes, uri);
}

function binary(bytes: Buffer, nul: number, uri: string): InputProblem {
  const message =
    'the file holds a NUL byte, so it is no text; leave it out with `--exclude`, or save it as UTF-8 if it is UTF-16 without a byte order mark';
  return problemAt('binary', uri, bytes.toString('utf8', 0, nul), message);
}

function invalidUtf8(bytes: Buffer, uri: string): InputProblem {
  const lossy = bytes.toString('utf8');
  const { index, offset } = firstReplaced(lossy, bytes);
  const byte = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  const message = `the file is not valid UTF-8: byte \`0x${byte}\` does not belong there; save the file as UTF-8`;
  return problemAt('invalid-utf8', uri, lossy.slice(0, index), message);
}

/** A replacement character that the bytes do not spell out stands for the first bytes that are invalid. */
function firstReplaced(lossy: string, bytes: Buffer): { readonly index: number; readonly offset: number } {
  let index = lossy.indexOf('\uFFFD');
  let offset = Buffer.byteLength(lossy.slice(0, index));
  while (bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd) {
    const next = lossy.indexOf('\uFFFD', index + 1);
    offset += Buffer.byteLength(lossy.slice(index, next));
    index = next;
  }
  return { index, offset };
}

function fromUtf16(
  bytes: Buffer,
  uri: string,
  encoding: 'utf-16le' | 'utf-16be',
): DecodedSource | InputProblem {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 2));
  if (encoding === 'utf-16be') whole.swap16();
  const text = whole.toString('utf16le');
  if (!text.isWellFormed()) {
    const before = text.slice(0, text.search(/\p{Surrogate}/u));
    return problemAt(
      'invalid-utf16',
      uri,
      before,
      'half of a surrogate pair stands alone in this UTF-16 file; save it as UTF-8',
    );
  }
  if (whole.length === bytes.length) return { uri, text, encoding };
  return problemAt(
    'invalid-utf16',
    uri,
    text,
    'the UTF-16 file ends in the middle of a character; save it as UTF-8',
  );
}

/** A problem at the character that follows `before`. A line ends with LF, CR LF or CR, as in YAML. */
function problemAt(code: InputProblemCode, uri: string, before: string, message: string): InputProblem {
  const lines = before.split(/\r\n|\n|\r/u);
  return { code, uri, line: lines.length, column: (lines.at(-1) ?? '').length + 1, message };
}
