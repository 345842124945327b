import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bin, folderWith, plimsoll, privilegedPod } from './plimsoll.ts';

const patienceMs = 20_000;

/** A watch in a folder, and what it has printed. */
function watching(cwd: string, ...more: readonly string[]) {
  const child = spawn(process.execPath, [bin, 'scan', '.', '--watch', ...more], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '' },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exited = new Promise<number | null>((done) => child.on('close', done));
  const until = async (isThere: () => boolean): Promise<void> => {
    for (let waited = 0; !isThere(); waited += 10) {
      if (waited > patienceMs) throw new Error(`never came; there was: ${text}${errors}`);
      await new Promise((done) => setTimeout(done, 10));
    }
  };
  return {
    /** What is printed after some work, once all of it is there. */
    after: async (work: () => void, ...wanted: readonly string[]): Promise<string> => {
      const start = text.length;
      work();
      await until(() => wanted.every((one) => text.slice(start).includes(one)));
      return text.slice(start);
    },
    errors: async (wanted: string): Promise<void> => until(() => errors.includes(wanted)),
    end: async (): Promise<number | null> => {
      child.kill('SIGINT');
      return exited;
    },
  };
}

const good = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: shop }\n';

test('shows all once, then what came and what went, and ends with the last exit code', async () => {
  const cwd = folderWith({ 'a.yaml': privilegedPod('one'), 'b/c.yaml': good });
  const watch = watching(cwd);
  const first = await watch.after(() => undefined, 'privileged: true', 'checks in');
  expect(first).not.toContain('+ critical');
  const came = await watch.after(
    () => writeFileSync(join(cwd, 'b/new.yaml'), privilegedPod('two')),
    '+ critical  b/new.yaml:10  privileged-container',
    'checks in',
  );
  expect(came).not.toContain('a.yaml');
  const went = await watch.after(
    () => rmSync(join(cwd, 'a.yaml')),
    '- critical  a.yaml:10  privileged-container',
    'checks in',
  );
  expect(went).not.toContain('b/new.yaml');
  await watch.after(
    () => writeFileSync(join(cwd, 'b/new.yaml'), good),
    '- critical  b/new.yaml',
    'checks in',
  );
  expect(await watch.end()).toBe(0);
});

test('goes on where a policy is saved half-way', async () => {
  const cwd = folderWith({ 'a.yaml': privilegedPod('one') });
  const watch = watching(cwd);
  await watch.after(() => undefined, 'checks in');
  writeFileSync(join(cwd, 'plimsoll.yaml'), 'prof');
  await watch.errors('the policy cannot be used');
  await watch.after(
    () => writeFileSync(join(cwd, 'plimsoll.yaml'), 'checks: { skip: [privileged-container] }\n'),
    '- critical  a.yaml:10  privileged-container',
  );
  expect(await watch.end()).toBe(1);
});

test.each([
  ['--format', 'json'],
  ['--output', 'a.csv'],
  ['--cache', 'c'],
])('prints for people, and takes no %s', (...option) => {
  const run = plimsoll(['scan', '.', '--watch', ...option], { cwd: folderWith({ 'a.yaml': good }) });
  expect(run.exitCode).toBe(2);
  expect(run.stderr).toContain(`leave out \`${option[0]}\``);
});
