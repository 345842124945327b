import { existsSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { NODE, runShell } from '../test/child.ts';

const SIZE = 8_000_000;

describe('standard output', () => {
  it.each([
    ['a pipe', `${NODE} | cat`, ''],
    ['a slow reader', `${NODE} | (sleep 0.3; cat)`, ''],
    ['a slow reader of a pipe that does not block', `${NODE} | (sleep 0.3; cat)`, 'process.stdout.writable;'],
  ])('nothing is lost when the process exits at once: %s', async (_, line, before) => {
    const script = `${before} inputs.writeStdout('é'.repeat(${SIZE / 2})); process.exit(0);`;
    const { stdout, stderr } = await runShell(line, script);
    expect(stderr).toBe('');
    expect(stdout.equals(Buffer.from('é'.repeat(SIZE / 2)))).toBe(true);
  });

  it('takes chunks of any size and keeps surrogate pairs whole', async () => {
    const script = `
      function* parts() { for (let i = 0; i < 400_000; i++) { yield '\\uD83D'; yield '\\uDE00'; } yield ''; yield 'x'; }
      process.exitCode = inputs.writeStdout(parts()) === 'written' ? 0 : 3;
    `;
    const { stdout, code } = await runShell(NODE, script);
    expect(stdout.toString()).toBe(`${'😀'.repeat(400_000)}x`);
    expect(code).toBe(0);
  });

  it('says quietly that the reader has gone', async () => {
    const script = `fs.writeSync(2, inputs.writeStdout('x'.repeat(${SIZE}))); process.exit(0);`;
    const { stdout, stderr } = await runShell(`${NODE} | head -c 5`, script);
    expect([stdout.toString(), stderr]).toEqual(['xxxxx', 'closed']);
  });

  it.runIf(existsSync('/dev/full'))(
    'throws an error that says what to do where the disk is full',
    async () => {
      const script = `try { inputs.writeStdout('x') } catch (error) { fs.writeSync(2, error.name + ' ' + error.code + ': ' + error.message) }`;
      const { stderr } = await runShell(`${NODE} > /dev/full`, script);
      expect(stderr).toBe(
        'PlimsollError output-disk-full: cannot write standard output: there is no room left; free some or name a file on another disk',
      );
    },
  );
});
