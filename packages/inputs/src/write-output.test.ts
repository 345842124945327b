import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { NODE, runShell } from '../test/child.ts';
import { temporaryFolder } from '../test/temporary-folder.ts';
import type { TextEncoding } from './decode.ts';
import { PlimsollError } from './plimsoll-error.ts';
import { readSource } from './read-source.ts';
import { writeOutput } from './write-output.ts';

function errorOf(action: () => void): PlimsollError {
  try {
    action();
  } catch (error) {
    if (error instanceof PlimsollError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('writing a file', () => {
  it('writes a new file and leaves nothing else behind', () => {
    const cwd = temporaryFolder();
    writeOutput(join(cwd, 'report.json'), ['{', 'é😀', '}']);
    expect(readFileSync(join(cwd, 'report.json'), 'utf8')).toBe('{é😀}');
    expect(readdirSync(cwd)).toEqual(['report.json']);
  });

  it('replaces a file by another and keeps its mode', () => {
    const path = join(temporaryFolder({ 'a.yaml': 'old and longer' }), 'a.yaml');
    chmodSync(path, 0o751);
    const before = statSync(path);
    writeOutput(path, 'new');
    const after = statSync(path);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect([after.mode, after.uid, after.gid]).toEqual([before.mode, before.uid, before.gid]);
    expect(after.ino).not.toBe(before.ino);
  });

  it('writes through a link, which stays one', () => {
    const cwd = temporaryFolder({ 'x/real.yaml': 'old' });
    symlinkSync('x/real.yaml', join(cwd, 'link.yaml'));
    writeOutput(join(cwd, 'link.yaml'), 'new');
    expect(lstatSync(join(cwd, 'link.yaml')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, 'x/real.yaml'), 'utf8')).toBe('new');
    expect(readdirSync(cwd)).toEqual(['link.yaml', 'x']);
  });

  it.each<TextEncoding>(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'])(
    '%s is read back as it was written',
    (encoding) => {
      const path = join(temporaryFolder(), 'a.yaml');
      const text = 'a: é😀\r\n'.repeat(100_000);
      writeOutput(path, text, { encoding });
      expect(readSource({ path, uri: 'a' })).toEqual({ uri: 'a', text, encoding });
    },
  );

  it('writes to what is no regular file without replacing it', async () => {
    const { stdout } = await runShell(`${NODE} | cat`, `inputs.writeOutput('/dev/stdout', 'text')`);
    expect(stdout.toString()).toBe('text');
    writeOutput('/dev/null', 'x');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});

describe('what cannot be written', () => {
  it.each([
    [
      'a missing folder',
      'no/a.yaml',
      'output-folder-missing',
      'its folder does not exist; create the folder or name another file',
    ],
    [
      'a folder that is a file',
      'file/a.yaml',
      'output-folder-missing',
      'its folder does not exist; create the folder or name another file',
    ],
    ['a folder in its place', 'folder', 'output-is-folder', 'it is a folder; name a file'],
  ])('%s', (_, name, code, reason) => {
    const cwd = temporaryFolder({ file: '' });
    mkdirSync(join(cwd, 'folder'));
    const error = errorOf(() => writeOutput(join(cwd, name), 'x'));
    expect(error).toMatchObject({
      name: 'PlimsollError',
      code,
      message: `cannot write \`${join(cwd, name)}\`: ${reason}`,
    });
    expect(error.cause).toBeInstanceOf(Error);
    expect(readdirSync(cwd)).toEqual(['file', 'folder']);
  });

  it.runIf(existsSync('/dev/full'))('a full device', () => {
    expect(errorOf(() => writeOutput('/dev/full', 'x')).code).toBe('output-disk-full');
  });

  it('a file that outgrows what is allowed leaves the old one and nothing beside it', async () => {
    const cwd = temporaryFolder({ 'a.yaml': 'old' });
    const script = `try { inputs.writeOutput('a.yaml', 'x'.repeat(1_000_000)) } catch (error) { fs.writeSync(2, error.code) }`;
    const { stderr } = await runShell(`trap '' XFSZ; cd '${cwd}' && ulimit -f 8 && ${NODE}`, script);
    expect(stderr).toBe('output-disk-full');
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe('old');
    expect(readdirSync(cwd)).toEqual(['a.yaml']);
  });

  it('several files of which one outgrows what is allowed all stay, and nothing is beside them', async () => {
    const cwd = temporaryFolder({ 'a.yaml': 'old', 'b.yaml': 'old' });
    const output = (name: string, length: number): string =>
      `{ path: '${join(cwd, name)}', text: 'x'.repeat(${length}), encoding: 'utf-8' }`;
    const script = `inputs.writeTogether([${output('a.yaml', 10)}, ${output('b.yaml', 1_000_000)}]).catch((error) => fs.writeSync(2, error.code))`;
    const { stderr } = await runShell(`trap '' XFSZ; cd '${cwd}' && ulimit -f 8 && ${NODE}`, script);
    expect(stderr).toBe('output-disk-full');
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe('old');
    expect(readdirSync(cwd)).toEqual(['a.yaml', 'b.yaml']);
  });

  it('a text whose making fails leaves the old file', () => {
    const cwd = temporaryFolder({ 'a.yaml': 'old' });
    function* broken(): Generator<string> {
      yield 'x'.repeat(1_000_000);
      throw new TypeError('a bug');
    }
    expect(() => writeOutput(join(cwd, 'a.yaml'), broken())).toThrow(TypeError);
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe('old');
    expect(readdirSync(cwd)).toEqual(['a.yaml']);
  });

  it.skipIf(process.getuid?.() === 0)('a write-protected file is not replaced', () => {
    const path = join(temporaryFolder({ 'a.yaml': 'old' }), 'a.yaml');
    chmodSync(path, 0o444);
    expect(errorOf(() => writeOutput(path, 'new')).code).toBe('output-not-permitted');
    expect(readFileSync(path, 'utf8')).toBe('old');
  });
});
