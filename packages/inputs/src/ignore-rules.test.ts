import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { urisIn } from '../test/searching.ts';
import { temporaryFolder } from '../test/temporary-folder.ts';
import { findSources } from './find-sources.ts';

describe('ignore files', () => {
  it.each([
    ['a folder', { '.gitignore': 'build/\n' }, ['a.yaml', 'x/a.yaml', 'x/keep.yaml']],
    [
      'an anchored name',
      { '.gitignore': '/a.yaml' },
      ['build/a.yaml', 'x/a.yaml', 'x/build/a.yaml', 'x/keep.yaml'],
    ],
    [
      'CR LF and comments',
      { '.gitignore': '# no\r\nbuild\r\n\r\n*.json\r\n' },
      ['a.yaml', 'x/a.yaml', 'x/keep.yaml'],
    ],
    ['a nested negation', { '.gitignore': '*.yaml', 'x/.gitignore': '!keep.yaml' }, ['x/keep.yaml']],
    ['a nested rule', { 'x/.gitignore': '/a.yaml\n/build' }, ['a.yaml', 'build/a.yaml', 'x/keep.yaml']],
    ['.plimsollignore', { '.plimsollignore': 'x/**' }, ['a.yaml', 'build/a.yaml']],
    [
      '.plimsollignore takes back what .gitignore leaves out',
      { '.gitignore': 'build/', '.plimsollignore': '!/build/' },
      ['a.yaml', 'build/a.yaml', 'x/a.yaml', 'x/keep.yaml'],
    ],
    [
      'a folder that a nearer file takes back',
      { '.gitignore': '/x/*\n', 'x/.gitignore': '!build/\n' },
      ['a.yaml', 'build/a.yaml', 'x/build/a.yaml'],
    ],
    [
      'case counts',
      { '.gitignore': 'BUILD/\nX/\nA.yaml' },
      ['a.yaml', 'build/a.yaml', 'x/a.yaml', 'x/build/a.yaml', 'x/keep.yaml'],
    ],
  ])('%s', (_, ignoreFiles, expected) => {
    const manifests = ['a.yaml', 'build/a.yaml', 'x/a.yaml', 'x/keep.yaml', 'x/build/a.yaml'];
    const cwd = temporaryFolder({
      ...Object.fromEntries(manifests.map((file) => [file, ''])),
      ...ignoreFiles,
    });
    expect(urisIn(cwd)).toEqual(expected);
  });

  it('honours those of parent folders up to the root of the repository and no further', () => {
    const root = temporaryFolder({
      '.gitignore': 'b.yaml',
      'repository/.gitignore': '/team/web/a.yaml\n',
      'repository/team/.gitignore': 'c.yaml\n',
      'repository/team/web/a.yaml': '',
      'repository/team/web/b.yaml': '',
      'repository/team/web/c.yaml': '',
    });
    mkdirSync(join(root, 'repository/.git'));
    expect(urisIn(join(root, 'repository/team'), ['web'])).toEqual(['web/b.yaml']);
    expect(urisIn(join(root, 'repository/team'), ['web/*.yaml'])).toEqual(['web/b.yaml']);
    expect(urisIn(join(root, 'repository/team/web'))).toEqual(['b.yaml']);
  });

  it('honours those from cwd downwards where there is no repository', () => {
    const root = temporaryFolder({
      '.gitignore': 'a.yaml',
      'in/.plimsollignore': 'x/b.yaml',
      'in/x/a.yaml': '',
      'in/x/b.yaml': '',
    });
    expect(urisIn(join(root, 'in'), ['x'])).toEqual(['x/a.yaml']);
    expect(urisIn(root)).toEqual([]);
  });

  it('reads a file that is named and walks a folder that is named, even if ignored', () => {
    const cwd = temporaryFolder({
      '.gitignore': '/build/*\n/dist/\n',
      'build/a.yaml': '',
      'dist/x/b.yaml': '',
    });
    expect(urisIn(cwd)).toEqual([]);
    expect(urisIn(cwd, ['build/a.yaml'])).toEqual(['build/a.yaml']);
    expect(urisIn(cwd, ['build', 'dist/x'])).toEqual(['build/a.yaml', 'dist/x/b.yaml']);
    expect(urisIn(cwd, ['dist'])).toEqual(['dist/x/b.yaml']);
  });

  it('takes a folder called .gitignore for what it is', () => {
    expect(urisIn(temporaryFolder({ '.gitignore/a.yaml': '' }))).toEqual(['.gitignore/a.yaml']);
  });
});

describe('exclude', () => {
  const files = { 'a.yaml': '', 'x/a.yaml': '', 'x/b.yaml': '', 'y/x/c.yaml': '' };

  it.each([
    [['x/'], ['a.yaml']],
    [['/x'], ['a.yaml', 'y/x/c.yaml']],
    [['a.yaml'], ['x/b.yaml', 'y/x/c.yaml']],
    [['*.yaml', '!c.yaml'], ['y/x/c.yaml']],
    [
      ['y/**', 'x/b*'],
      ['a.yaml', 'x/a.yaml'],
    ],
  ])('%j', (exclude, expected) => {
    const cwd = temporaryFolder(files);
    expect(urisIn(cwd, ['.'], { exclude })).toEqual(expected);
    expect(urisIn(cwd, Object.keys(files), { exclude })).toEqual(expected);
  });

  it('holds for what lies outside cwd', () => {
    const root = temporaryFolder({ 'in/a.yaml': '', 'out/b.yaml': '', 'out/c.yaml': '' });
    expect(urisIn(join(root, 'in'), ['../out', '../out/b.yaml'], { exclude: ['b.yaml'] })).toEqual([
      '../out/c.yaml',
    ]);
  });
});

/** What git itself would list. */
function listedByGit(cwd: string): readonly string[] {
  const options = ['-c', 'core.quotePath=false', '-c', 'core.excludesFile=/dev/null'];
  const git = spawnSync('git', [...options, 'ls-files', '--others', '--exclude-standard', '-z', '*.yaml'], {
    cwd,
    encoding: 'utf8',
  });
  expect(git.stderr).toBe('');
  return git.stdout
    .split('\0')
    .filter((path) => path !== '')
    .toSorted();
}

describe.skipIf(spawnSync('git', ['--version']).status !== 0)('git as the judge', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const segment = fc.constantFrom('a', 'b', 'c', '*', '**', 'a*', '?', '[ab]', 'a.yaml', '*.yaml', 'b.yaml');
  const pattern = fc
    .record({
      negated: fc.boolean(),
      anchored: fc.boolean(),
      segments: fc.array(segment, { minLength: 1, maxLength: 3 }),
      onlyFolders: fc.boolean(),
    })
    .map(({ negated, anchored, segments, onlyFolders }) =>
      [negated ? '!' : '', anchored ? '/' : '', segments.join('/'), onlyFolders ? '/' : ''].join(''),
    );
  const ignoreFile = fc.array(pattern, { minLength: 1, maxLength: 4 }).map((patterns) => patterns.join('\n'));
  const folder = fc.array(name, { maxLength: 3 }).map((names) => names.map((part) => `${part}/`).join(''));
  const tree = fc.record({
    manifests: fc.array(fc.tuple(folder, name), { minLength: 3, maxLength: 12 }),
    ignoreFiles: fc.array(fc.tuple(folder, ignoreFile), { minLength: 1, maxLength: 4 }),
  });

  it('nested ignore files leave out what git leaves out', () => {
    fc.assert(
      fc.property(tree, ({ manifests, ignoreFiles }) => {
        const cwd = temporaryFolder({
          ...Object.fromEntries(manifests.map(([path, base]) => [`${path}${base}.yaml`, ''])),
          ...Object.fromEntries(ignoreFiles.map(([path, text]) => [`${path}.gitignore`, text])),
        });
        expect(spawnSync('git', ['init', '--quiet'], { cwd }).status).toBe(0);
        expect(urisIn(cwd)).toEqual(listedByGit(cwd));
      }),
      { numRuns: Number(process.env['PLIMSOLL_RUNS'] ?? 60) },
    );
  });

  it('what git tracks is read whatever a `.gitignore` says, and what is left out is listed', () => {
    fc.assert(
      fc.property(tree, fc.nat(11), ({ manifests, ignoreFiles }, count) => {
        const paths = [...new Set(manifests.map(([path, base]) => `${path}${base}.yaml`))];
        const tracked = paths.slice(0, count);
        const cwd = temporaryFolder({
          ...Object.fromEntries(paths.map((path) => [path, ''])),
          ...Object.fromEntries(ignoreFiles.map(([path, text]) => [`${path}.gitignore`, text])),
        });
        execFileSync('git', ['init', '--quiet'], { cwd });
        if (tracked.length > 0) execFileSync('git', ['add', '--force', '--', ...tracked], { cwd });
        const expected = [...new Set([...tracked, ...listedByGit(cwd)])].toSorted();
        expect(urisIn(cwd)).toEqual(expected);
        const leftOut = paths.filter((path) => !expected.includes(path)).toSorted();
        expect(findSources(['.'], { cwd }).leftOut).toEqual(leftOut);
      }),
      { numRuns: Number(process.env['PLIMSOLL_RUNS'] ?? 30) },
    );
  });

  it('a `.plimsollignore` leaves out what git tracks too', () => {
    const cwd = temporaryFolder({
      'a.yaml': '',
      'b/c.yaml': '',
      'b/d.yaml': '',
      '.gitignore': 'a.yaml\nb/\n',
      'b/.plimsollignore': 'c.yaml\n',
    });
    execFileSync('git', ['init', '--quiet'], { cwd });
    execFileSync('git', ['add', '--force', '.'], { cwd });
    const { files, leftOut } = findSources(['.'], { cwd });
    expect([files.map(({ uri }) => uri), leftOut]).toEqual([['a.yaml', 'b/d.yaml'], ['b/c.yaml']]);
  });
});

describe('what ignore files leave out is listed', () => {
  const files = {
    '.gitignore': 'build/\na.yaml\n',
    'a.yaml': '',
    'b.yaml': '',
    'build/x/c.json': '',
    'build/notes.txt': '',
    'build/node_modules/d.yaml': '',
  };

  it.each<[string, readonly string[], Parameters<typeof findSources>[1], readonly string[]]>([
    ['with what lies in folders that are not entered', ['.'], {}, ['a.yaml', 'build/x/c.json']],
    ['but for what is read because it is named', ['.', 'a.yaml'], {}, ['build/x/c.json']],
    ['but for what the user leaves out', ['.'], { exclude: ['build/'] }, ['a.yaml']],
    ['for patterns too', ['**/*.{yaml,json}'], {}, ['a.yaml', 'build/x/c.json']],
    ['and nothing is, where all is tracked', ['.'], { isAllTracked: true }, []],
  ])('%s', (_, paths, options, expected) => {
    const cwd = temporaryFolder(files);
    expect(findSources(paths, { cwd, ...options }).leftOut).toEqual(expected);
  });
});
