import { symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { problemsIn, urisIn } from '../test/searching.ts';
import { temporaryFolder } from '../test/temporary-folder.ts';

describe('symbolic links', () => {
  it('reads what a link inside the tree leads to once, under its own name', () => {
    const cwd = temporaryFolder({ 'z.yaml': '', 'data/x.txt': '' });
    symlinkSync('z.yaml', join(cwd, 'a.yaml'));
    symlinkSync('data/x.txt', join(cwd, 'b.yaml'));
    symlinkSync(join(cwd, 'data/x.txt'), join(cwd, 'c.yaml'));
    symlinkSync('z.yaml', join(cwd, 'ignored.txt'));
    expect(urisIn(cwd)).toEqual(['b.yaml', 'z.yaml']);
    expect(urisIn(cwd, ['.', 'a.yaml'])).toEqual(['b.yaml', 'z.yaml']);
    expect(urisIn(cwd, ['a.yaml'])).toEqual(['a.yaml']);
  });

  it('cuts loops, also those of links to each other', () => {
    const cwd = temporaryFolder({ 'a/b/x.yaml': '' });
    symlinkSync('..', join(cwd, 'a/b/up'));
    symlinkSync('.', join(cwd, 'self'));
    symlinkSync('a', join(cwd, 'same'));
    expect(urisIn(cwd)).toEqual(['a/b/x.yaml']);
    symlinkSync('two.yaml', join(cwd, 'one.yaml'));
    symlinkSync('one.yaml', join(cwd, 'two.yaml'));
    expect(problemsIn(cwd)).toEqual([
      'symlink-broken one.yaml: the symbolic link leads back to itself; correct or remove it',
      'symlink-broken two.yaml: the symbolic link leads back to itself; correct or remove it',
    ]);
  });

  it('walks a linked folder inside the tree once if it is not walked otherwise, under the first name', () => {
    const cwd = temporaryFolder({ '.gitignore': 'generated/\n', 'generated/sub/x.yaml': '' });
    symlinkSync('generated', join(cwd, 'deploy'));
    symlinkSync('generated', join(cwd, 'deploy-again'));
    symlinkSync('generated', join(cwd, 'also'));
    symlinkSync('../..', join(cwd, 'generated/sub/up'));
    expect(urisIn(cwd)).toEqual(['also/sub/x.yaml']);
  });

  it('reads the files of a mounted ConfigMap once', () => {
    const cwd = temporaryFolder({ '..2026/app.yaml': '' });
    symlinkSync('..2026', join(cwd, '..data'));
    symlinkSync('..data/app.yaml', join(cwd, 'app.yaml'));
    expect(urisIn(cwd)).toEqual(['..2026/app.yaml']);
  });

  it('reports links out of the tree to folders and manifests, and follows them where they are named', () => {
    const root = temporaryFolder({ 'in/a.yaml': '', 'out/b.yaml': '', 'out/tool': '' });
    const cwd = join(root, 'in');
    symlinkSync('../out', join(cwd, 'folder'));
    symlinkSync('../out/b.yaml', join(cwd, 'b.yaml'));
    symlinkSync('../out/tool', join(cwd, 'tool'));
    const advice =
      'outside the folders that are read; name it to read it, or leave the link out with `--exclude`';
    expect(problemsIn(cwd)).toEqual([
      `symlink-outside b.yaml: the symbolic link leads to \`${root}/out/b.yaml\`, ${advice}`,
      `symlink-outside folder: the symbolic link leads to \`${root}/out\`, ${advice}`,
    ]);
    expect(urisIn(cwd, ['folder'])).toEqual(['folder/b.yaml']);
    expect(urisIn(cwd, ['b.yaml', 'tool'])).toEqual(['b.yaml', 'tool']);
    expect(urisIn(cwd, ['.', '../out'])).toEqual(['../out/b.yaml', 'a.yaml']);
    expect(urisIn(cwd, ['.'], { exclude: ['folder/', 'b.yaml'] })).toEqual(['a.yaml']);
  });

  it('reports broken links, but not the lock files of an editor', () => {
    const cwd = temporaryFolder();
    symlinkSync('gone.yaml', join(cwd, 'a.yaml'));
    symlinkSync('me@host.1', join(cwd, '.#b.yaml'));
    const problem =
      'symlink-broken a.yaml: the symbolic link leads to `gone.yaml`, which does not exist; correct or remove it';
    expect(problemsIn(cwd)).toEqual([problem]);
    expect(problemsIn(cwd, ['a.yaml'])).toEqual([problem]);
  });
});
