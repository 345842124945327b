import { EventEmitter, once } from 'node:events';
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
  return { folder, ...watching(folder, options) };
}

/** A watch, and whether it tells of some work within a second. */
function watching(path: string, options: WatchOptions) {
  const changes = new EventEmitter();
  const watch = watchPaths([path], () => changes.emit('change'), options);
  onTestFinished(() => watch.close());
  const isTold = async (work: () => void): Promise<boolean> => {
    await pause(60);
    const told = once(changes, 'change').then(() => true);
    work();
    return Promise.race([told, pause(1000).then(() => false)]);
  };
  return { watch, isTold };
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
    const { isTold } = watching(file, options);
    for (const text of ['a: 23\n', 'a: 345\n']) {
      const replace = (): void => {
        writeFileSync(`${file}~`, text);
        renameSync(`${file}~`, file);
      };
      expect(await isTold(replace)).toBe(true);
    }
  });

  test('says nothing of folders that are left out, nor after its end', async () => {
    const { folder, watch, isTold } = watchedFolder(options);
    expect(await isTold(() => writeFileSync(join(folder, '.git/index'), 'x'))).toBe(false);
    watch.close();
    expect(await isTold(() => writeFileSync(join(folder, 'new.yaml'), 'a: 1\n'))).toBe(false);
  });
});
