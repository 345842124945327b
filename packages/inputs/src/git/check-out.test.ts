import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkOut } from './check-out.ts';
import { findRevision } from './revision.ts';

function repositoryWith(files: Readonly<Record<string, string>>): string {
  const cwd = mkdtempSync(join(tmpdir(), 'plimsoll-test-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), content);
  }
  const settings = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  for (const args of [
    ['init', '-q', '-b', 'main'],
    ['add', '-A', '-f'],
    ['commit', '-q', '-m', 'one'],
  ]) {
    execFileSync('git', [...settings, ...args], { cwd });
  }
  return cwd;
}

function filesIn(cwd: string, name: string, below?: string): readonly string[] {
  const revision = findRevision(name, cwd);
  if (typeof revision !== 'object') throw new Error(revision);
  const { root, remove } = checkOut(revision, below);
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    );
  remove();
  expect(existsSync(root)).toBe(false);
  return files.toSorted();
}

const files = {
  '.gitignore': 'x/\n',
  'README.md': 'text',
  'app/.plimsollignore': 'old.yaml\n',
  'app/a.yaml': 'a: 1\n',
  'app/b.json': '{}',
  'app/logo.png': 'png',
  'chart/Chart.yaml': 'name: chart\n',
  'chart/templates/_helpers.tpl': '{{ define "a" }}',
  'line\nbreak.yml': 'a: 1\n',
  'base/kustomization.yaml': 'resources: []\n',
  'base/settings.env': 'A=1\n',
};

test('manifests come out, with what ignores them and what charts and overlays are made of', () => {
  const cwd = repositoryWith(files);
  expect(filesIn(cwd, 'main')).toEqual(
    Object.keys(files)
      .filter((path) => path !== 'README.md' && path !== 'app/logo.png')
      .toSorted(),
  );
  const parts = Object.keys(files).filter((path) => /^(?:chart|base)\//u.test(path));
  const app = ['.gitignore', 'app/.plimsollignore', 'app/a.yaml', 'app/b.json'];
  expect(filesIn(cwd, 'main:app')).toEqual([...app, ...parts].toSorted());
  expect(filesIn(cwd, 'main', 'app/')).toEqual([...app, ...parts].toSorted());
  expect(filesIn(cwd, 'main:app/logo.png')).toEqual(
    ['.gitignore', 'app/.plimsollignore', 'app/logo.png', ...parts].toSorted(),
  );
});

test.each(['', '-h', '--all', 'nowhere', 'main:nowhere', 'main^{tree}:x', 'a\0b', 'main..main'])(
  '%j is no revision',
  (name) => {
    expect(findRevision(name, repositoryWith({ 'a.yaml': 'a: 1\n' }))).toBe('unknown');
  },
);
