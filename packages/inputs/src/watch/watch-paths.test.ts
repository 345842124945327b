import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { watchPaths, type WatchOptions } from './watch-paths.ts';

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

function watchedFolder(options: WatchOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'a/b'), { recursive: true });
  mkdirSync(join(folder, '.git'));
  writeFileSync(join(folder, 'a/b/deep.yaml'), 'a: 1\n');
  let told = 0;
  const watch = watchPaths([folder], () => (told += 1), options);
  onTestFinished(() => watch.close());
  const isTold = async (work: () => void): Promise<boolean> => {
    await pause(60);
    told = 0;
    work();
    for (let waited = 0; waited < 1000 && told === 0; waited += 20) await pause(20);
    return told > 0;
  };
  return { folder, watch, isTold };
}

describe.each([
  ['events', {}],
  ['polling', { isPolling: true, pollMs: 20 }],
] as const)('a watch by %s', (how, options) => {
  test('tells of files that are written, made and removed, at any depth', async () => {
    const { folder, watch, isTold } = watchedFolder(options);
    expect(watch.how).toBe(how);
    expect(await isTold(() => writeFileSync(join(folder, 'a/b/deep.yaml'), 'a: 23\n'))).toBe(true);
    expect(await isTold(() => writeFileSync(join(folder, 'new.yaml'), 'a: 1\n'))).toBe(true);
    expect(await isTold(() => rmSync(join(folder, 'new.yaml')))).toBe(true);
  });

  test('tells of what happens in folders that came later', async () => {
    const { folder, isTold } = watchedFolder(options);
    expect(await isTold(() => mkdirSync(join(folder, 'later/inner'), { recursive: true }))).toBe(true);
    expect(await isTold(() => writeFileSync(join(folder, 'later/inner/a.yaml'), 'a: 1\n'))).toBe(true);
    expect(await isTold(() => rmSync(join(folder, 'later'), { recursive: true }))).toBe(true);
    expect(await isTold(() => mkdirSync(join(folder, 'later/inner'), { recursive: true }))).toBe(true);
    expect(await isTold(() => writeFileSync(join(folder, 'later/inner/a.yaml'), 'a: 1\n'))).toBe(true);
  });

  test('tells of a file that is named, also when another takes its place', async () => {
    const { folder } = watchedFolder(options);
    const file = join(folder, 'a/b/deep.yaml');
    let told = 0;
    const watch = watchPaths([file], () => (told += 1), options);
    onTestFinished(() => watch.close());
    for (const text of ['a: 23\n', 'a: 345\n']) {
      await pause(60);
      told = 0;
      writeFileSync(`${file}~`, text);
      renameSync(`${file}~`, file);
      for (let waited = 0; waited < 1000 && told === 0; waited += 20) await pause(20);
      expect(told).toBeGreaterThan(0);
    }
  });

  test('says nothing of folders that are left out, nor after its end', async () => {
    const { folder, watch, isTold } = watchedFolder(options);
    expect(await isTold(() => writeFileSync(join(folder, '.git/index'), 'x'))).toBe(false);
    watch.close();
    expect(await isTold(() => writeFileSync(join(folder, 'new.yaml'), 'a: 1\n'))).toBe(false);
  });
});
