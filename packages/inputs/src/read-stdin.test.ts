import { describe, expect, it } from 'vitest';

import { NODE, runShell } from '../test/child.ts';

const SCRIPT = `
  const source = await inputs.readStdin({ maxFileBytes: 1_000_000 });
  inputs.writeStdout(JSON.stringify(source));
  process.exit(0);
`;

async function readThrough(line: string, stdin: Uint8Array | string = ''): Promise<unknown> {
  const { stdout, stderr } = await runShell(line, SCRIPT, stdin);
  expect(stderr.replace(/\[stdin: .*\]/u, '')).toBe('');
  return JSON.parse(stdout.toString());
}

describe('standard input', () => {
  it.each([
    ['text', 'a: é\r\n', { uri: '-', text: 'a: é\r\n', encoding: 'utf-8' }],
    ['nothing', '', { uri: '-', text: '', encoding: 'utf-8' }],
    ['UTF-16', Buffer.from('\uFEFFa: b', 'utf16le'), { uri: '-', text: 'a: b', encoding: 'utf-16le' }],
    ['invalid UTF-8', Buffer.from([0x61, 0xff]), { code: 'invalid-utf8', uri: '-', line: 1, column: 2 }],
    ['a large text', 'x'.repeat(1_000_000), { text: 'x'.repeat(1_000_000) }],
    ['a text beyond the limit', 'x'.repeat(1_000_001), { code: 'too-large', uri: '-' }],
  ])('%s', async (_, stdin, expected) => {
    expect(await readThrough(NODE, stdin)).toMatchObject(expected);
  });

  it('stops at the limit though the writer never does', async () => {
    expect(await readThrough(`yes | ${NODE}`)).toMatchObject({ code: 'too-large' });
  });

  it('waits for a slow writer', async () => {
    const line = `(printf 'a: '; sleep 0.2; printf 'b') | ${NODE}`;
    expect(await readThrough(line)).toMatchObject({ text: 'a: b' });
  });

  it('reads a redirected file, and says of a folder that it is none', async () => {
    expect(await readThrough(`${NODE} < /dev/null`)).toMatchObject({ text: '' });
    expect(await readThrough(`${NODE} < /tmp`)).toMatchObject({ code: 'not-a-file', uri: '-' });
  });
});
