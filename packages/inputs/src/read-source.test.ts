import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, ftruncateSync, mkdirSync, openSync, rmSync, closeSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { makePipe, temporaryFolder } from '../test/temporary-folder.ts';
import { MAX_FILE_BYTES, type ReadLimits, readSource } from './read-source.ts';

function read(content: string | Uint8Array, limits?: ReadLimits): ReturnType<typeof readSource> {
  const cwd = temporaryFolder({ 'a.yaml': content });
  return readSource({ path: join(cwd, 'a.yaml'), uri: 'a.yaml' }, limits);
}

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

describe('text', () => {
  const long = 'abc: defg # é — 😀\r\n'.repeat(40_000);

  it.each([
    ['nothing', '', '', 'utf-8'],
    ['ASCII', 'a: b\n', 'a: b\n', 'utf-8'],
    ['UTF-8 with CR LF', 'a: é — 😀\r\n', 'a: é — 😀\r\n', 'utf-8'],
    ['a byte order mark', '\uFEFFa: é\n', 'a: é\n', 'utf-8-bom'],
    ['a replacement character that stands in the file', 'a: \uFFFD', 'a: \uFFFD', 'utf-8'],
    ['UTF-16 little endian', Buffer.from('\uFEFFa: 😀\n', 'utf16le'), 'a: 😀\n', 'utf-16le'],
    ['UTF-16 big endian', utf16be('\uFEFFa: 😀\n'), 'a: 😀\n', 'utf-16be'],
    ['more than one buffer', long, long, 'utf-8'],
    ['a second byte order mark, which is text', '\uFEFF\uFEFFa', '\uFEFFa', 'utf-8-bom'],
  ])('%s', (_, content, text, encoding) => {
    expect(read(content)).toEqual({ uri: 'a.yaml', text, encoding });
  });

  it.each([131_071, 131_072, 131_073, 262_144])('%d bytes, around the size of the buffer', (size) => {
    expect(read('x'.repeat(size), { maxFileBytes: size })).toMatchObject({ text: 'x'.repeat(size) });
  });

  it('stays what it was when the next file is read', () => {
    const first = read('first é');
    const second = read('second');
    expect([first, second]).toMatchObject([{ text: 'first é' }, { text: 'second' }]);
  });
});

describe('what is no text', () => {
  it.each([
    ['an invalid byte', [0x61, 0x0a, 0x62, 0xe9, 0x20], 'invalid-utf8', 2, 2],
    ['a line counted over CR LF and CR', Buffer.from('a\r\nb\rc\nd\xff', 'latin1'), 'invalid-utf8', 4, 2],
    ['a column counted in UTF-16 units', [...Buffer.from('é😀'), 0xff], 'invalid-utf8', 1, 4],
    ['real replacement characters before it', [...Buffer.from('\uFFFD\n\uFFFD'), 0x80], 'invalid-utf8', 2, 2],
    ['a character cut off at the end', [0x61, 0xe2, 0x82], 'invalid-utf8', 1, 2],
    ['an overlong form', [0x61, 0xc0, 0xaf], 'invalid-utf8', 1, 2],
    ['a surrogate in UTF-8', [0xed, 0xa0, 0x80], 'invalid-utf8', 1, 1],
    ['an invalid byte after a byte order mark', [0xef, 0xbb, 0xbf, 0x61, 0xff], 'invalid-utf8', 1, 2],
    ['a NUL byte', Buffer.from('a\nbc\0'), 'binary', 2, 3],
    ['UTF-16 without a byte order mark', Buffer.from('a: b', 'utf16le'), 'binary', 1, 2],
    ['half a character of UTF-16', [0xff, 0xfe, 0x61, 0x00, 0x0a, 0x00, 0x61], 'invalid-utf16', 2, 1],
    ['a lone surrogate in UTF-16', Buffer.from('\uFEFFa\n\uD800b', 'utf16le'), 'invalid-utf16', 2, 1],
  ])('%s', (_, bytes, code, line, column) => {
    expect(read(new Uint8Array(bytes))).toMatchObject({ code, uri: 'a.yaml', line, column });
  });

  it('names the byte', () => {
    const message = 'the file is not valid UTF-8: byte `0xE9` does not belong there; save the file as UTF-8';
    expect(read(new Uint8Array([0x61, 0xe9]))).toMatchObject({ message });
  });

  it.each([
    ['little', [0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]],
    ['big', [0, 0, 0xfe, 0xff, 0, 0, 0, 0x61]],
  ])('UTF-32, %s endian', (_, bytes) => {
    expect(read(new Uint8Array(bytes))).toMatchObject({ code: 'unsupported-encoding', uri: 'a.yaml' });
  });
});

describe('limits', () => {
  it('takes a file of exactly the limit and refuses one byte more', () => {
    expect(read('12345', { maxFileBytes: 5 })).toMatchObject({ text: '12345' });
    expect(read('123456', { maxFileBytes: 5 })).toEqual({
      code: 'too-large',
      uri: 'a.yaml',
      message:
        'the input is too large: it has 6 bytes, more than the limit of 5 bytes; split it, or leave it out with `--exclude`',
    });
  });

  it('refuses a huge sparse file by its size alone', () => {
    const path = join(temporaryFolder(), 'huge.yaml');
    const descriptor = openSync(path, 'w');
    ftruncateSync(descriptor, 1024 ** 4);
    closeSync(descriptor);
    expect(readSource({ path, uri: 'huge.yaml' })).toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('it has 1 TiB, more than the limit of 64 MiB'),
    });
  });

  it.runIf(process.platform === 'linux')('bounds what has no size of its own', () => {
    const zero = readSource({ path: '/dev/zero', uri: 'zero' }, { maxFileBytes: 1_000_000 });
    expect(zero).toMatchObject({
      code: 'too-large',
      message: expect.stringContaining('it holds more than the limit of 976.6 KiB'),
    });
    expect(readSource({ path: '/proc/self/status', uri: 'status' })).toMatchObject({
      text: expect.stringContaining('Pid:'),
    });
    expect(MAX_FILE_BYTES).toBe(64 * 1024 * 1024);
  });

  it.runIf(process.platform === 'linux').each([
    [200_000, { text: 'x'.repeat(200_000) }],
    [200_001, { code: 'too-large' }],
  ])('reads a named pipe to its end, within the limit: %d bytes', async (size, expected) => {
    const path = join(temporaryFolder(), 'pipe');
    makePipe(path);
    const writer = spawn('/bin/sh', ['-c', `head -c ${size} /dev/zero | tr '\\0' x > "$0"`, path]);
    expect(readSource({ path, uri: 'pipe' }, { maxFileBytes: 200_000 })).toMatchObject(expected);
    await once(writer, 'close');
  });
});

describe('what cannot be read', () => {
  it('a folder', () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'x.yaml'));
    expect(readSource({ path: join(cwd, 'x.yaml'), uri: 'x.yaml' })).toMatchObject({
      code: 'not-a-file',
      uri: 'x.yaml',
    });
  });

  it('a file that is gone, or whose folder is', () => {
    const cwd = temporaryFolder({ 'x/a.yaml': '' });
    const file = { path: join(cwd, 'x/a.yaml'), uri: 'x/a.yaml' };
    const problem = {
      code: 'not-found',
      uri: 'x/a.yaml',
      message: expect.stringContaining('was there and is gone'),
    };
    rmSync(file.path);
    expect(readSource(file)).toEqual(problem);
    rmSync(join(cwd, 'x'), { recursive: true });
    expect(readSource(file)).toEqual(problem);
  });

  it('a path below a file', () => {
    const cwd = temporaryFolder({ 'a.yaml': '' });
    expect(readSource({ path: join(cwd, 'a.yaml/b'), uri: 'b' })).toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('a part of its path is a file'),
    });
  });

  it.skipIf(process.getuid?.() === 0)('a file without permission', () => {
    const path = join(temporaryFolder({ 'a.yaml': '' }), 'a.yaml');
    chmodSync(path, 0o000);
    expect(readSource({ path, uri: 'a.yaml' })).toMatchObject({
      code: 'unreadable',
      message:
        'the file cannot be read: permission denied; allow reading it or leave it out with `--exclude`',
    });
  });
});
