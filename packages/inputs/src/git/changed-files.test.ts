import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { changedSince } from './changed-files.ts';

function emptyRepository(): string {
  const cwd = mkdtempSync(join(tmpdir(), 'plimsoll-test-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  git(cwd, 'init', '-q', '-b', 'main');
  return cwd;
}

function git(cwd: string, ...args: readonly string[]): void {
  const settings = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...settings, ...args], { cwd, stdio: 'ignore' });
}

function write(cwd: string, path: string, text = 'a: 1\n'): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), text);
}

function commit(cwd: string, ...paths: readonly string[]): void {
  for (const path of paths) write(cwd, path, `a: ${path}\n`);
  git(cwd, 'add', '-A');
  git(cwd, 'commit', '-q', '-m', 'one');
}

/** A branch that left `main` behind: one file committed, one staged, one changed, one new, one ignored. */
function branch(): string {
  const cwd = emptyRepository();
  commit(cwd, 'same.yaml', 'changed.yaml', 'app/deep.yaml');
  git(cwd, 'checkout', '-q', '-b', 'work');
  commit(cwd, 'app/committed.yaml');
  git(cwd, 'checkout', '-q', 'main');
  commit(cwd, 'of-others.yaml');
  git(cwd, 'checkout', '-q', 'work');
  write(cwd, 'staged.yaml');
  git(cwd, 'add', 'staged.yaml');
  write(cwd, '.gitignore', 'ignored.yaml\n');
  write(cwd, 'changed.yaml', 'b: 2\n');
  write(cwd, 'new\nline.yaml');
  write(cwd, 'ignored.yaml');
  return cwd;
}

test('what a branch changed counts, committed or not, and not what others did meanwhile', () => {
  const expected = ['.gitignore', 'app/committed.yaml', 'changed.yaml', 'new\nline.yaml', 'staged.yaml'];
  expect([...(changedSince('main', branch()) ?? [])].toSorted()).toEqual(expected);
  expect([...(changedSince('HEAD', branch()) ?? [])].toSorted()).toEqual(
    expected.filter((path) => path !== 'app/committed.yaml'),
  );
});

test('paths are relative to the folder, in and out of it', () => {
  expect([...(changedSince('main', join(branch(), 'app')) ?? [])].toSorted()).toEqual([
    '../.gitignore',
    '../changed.yaml',
    '../new\nline.yaml',
    '../staged.yaml',
    'committed.yaml',
  ]);
});

test('before the first commit everything counts as changed', () => {
  expect(changedSince('HEAD', emptyRepository())).toBeUndefined();
});

test.each(['no-such-branch', '--output=/tmp/x', '-h', ''])('%j is refused', (name) => {
  expect(() => changedSince(name, branch())).toThrow('is no branch, tag or commit here');
});

test('outside a repository it is refused', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'plimsoll-test-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  expect(() => changedSince('HEAD', cwd)).toThrow('needs a git repository');
});
