import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { makePipe, temporaryFolder } from '../test/temporary-folder.ts';
import { type FindOptions, findSources } from './find-sources.ts';

const isRoot = process.getuid?.() === 0;

function urisIn(cwd: string, paths: readonly string[] = ['.'], options: FindOptions = {}): readonly string[] {
  const found = findSources(paths, { cwd, ...options });
  expect(found.problems).toEqual([]);
  return found.files.map((file) => file.uri);
}

function problemsIn(cwd: string, paths: readonly string[] = ['.']): readonly string[] {
  return findSources(paths, { cwd }).problems.map(({ code, uri, message }) => `${code} ${uri}: ${message}`);
}

describe('files and folders', () => {
  it('walks a folder for .yaml, .yml and .json, hidden folders too, but never .git and node_modules', () => {
    const files = [
      'a.yaml',
      'b.yml',
      'c.json',
      'd.txt',
      'yaml',
      '.ci/e.yaml',
      '.git/f.yaml',
      'x/node_modules/g.yaml',
      'h.YAML',
    ];
    const cwd = temporaryFolder(Object.fromEntries(files.map((file) => [file, ''])));
    expect(urisIn(cwd)).toEqual(['.ci/e.yaml', 'a.yaml', 'b.yml', 'c.json']);
  });

  it('gives absolute paths without links, and sizes of named files', () => {
    const cwd = temporaryFolder({ 'a/b.txt': 'four' });
    expect(findSources(['a/b.txt'], { cwd }).files).toEqual([
      { path: join(cwd, 'a/b.txt'), uri: 'a/b.txt', sizeBytes: 4 },
    ]);
  });

  it('names what lies outside cwd with ../ and lists each file once, in code-unit order', () => {
    const root = temporaryFolder({
      'in/a.yaml': '',
      'in/a/b.yaml': '',
      'in/B.yaml': '',
      'in/é.yaml': '',
      'out/x.yaml': '',
    });
    const uris = urisIn(join(root, 'in'), [
      '../out',
      '.',
      'a',
      './a/',
      'a/b.yaml',
      join(root, 'in', 'B.yaml'),
    ]);
    expect(uris).toEqual(['../out/x.yaml', 'B.yaml', 'a.yaml', 'a/b.yaml', 'é.yaml']);
    expect(urisIn(join(root, 'in', 'a'), ['..'])).toEqual(
      ['../B.yaml', '../a.yaml', '../a/b.yaml', '../é.yaml'].sort(),
    );
  });

  it.skipIf(process.platform === 'win32')('keeps the raw characters of names', () => {
    const names = [
      'a b.yaml',
      'line\nbreak.yaml',
      '\u001B[31mred.yaml',
      '日本.yaml',
      '[x]*.yaml',
      'back\\slash.yaml',
      '{{name}}.yaml',
    ];
    const cwd = temporaryFolder(Object.fromEntries(names.map((name) => [name, ''])));
    expect(urisIn(cwd)).toEqual(names.toSorted());
    expect(urisIn(cwd, names)).toEqual(names.toSorted());
  });

  it('walks a folder that is named like a file', () => {
    const cwd = temporaryFolder({ 'x.yaml/y.yaml': '' });
    expect(urisIn(cwd)).toEqual(['x.yaml/y.yaml']);
  });

  it('walks trees hundreds of folders deep', () => {
    const deep = `${'d/'.repeat(800)}x.yaml`;
    expect(urisIn(temporaryFolder({ [deep]: '' }))).toEqual([deep]);
  });

  it('passes standard input through', () => {
    expect(findSources(['-'], { cwd: temporaryFolder() }).files).toEqual([{ path: '-', uri: '-' }]);
  });

  it('finds nothing where nothing is named', () => {
    expect(findSources([])).toEqual({ files: [], problems: [] });
  });
});

describe('what cannot be found or listed', () => {
  it('suggests a near name in the same folder', () => {
    const cwd = temporaryFolder({ 'deploy/web.yaml': '', 'deploy/db.yaml': '', 'README.md': '' });
    expect(problemsIn(cwd, ['deploy/wbe.yaml'])).toEqual([
      'not-found deploy/wbe.yaml: `deploy/wbe.yaml` does not exist; did you mean `deploy/web.yaml`',
    ]);
    expect(problemsIn(cwd, ['deploi/web.yaml'])).toEqual([
      'not-found deploi/web.yaml: `deploi/web.yaml` does not exist; did you mean `deploy/web.yaml`',
    ]);
    expect(problemsIn(cwd, ['Deploy'])).toEqual([
      'not-found Deploy: `Deploy` does not exist; did you mean `deploy`',
    ]);
    expect(problemsIn(cwd, ['nothing/like/it'])).toEqual([
      'not-found nothing/like/it: `nothing/like/it` does not exist; check the path',
    ]);
  });

  it.each([
    ['an empty path', '', 'not-found .: an empty path was given'],
    ['a path below a file', 'a.yaml/b.yaml', 'not-found a.yaml/b.yaml: `a.yaml/b.yaml` does not exist'],
    ['a path with a NUL', 'a\0b', 'unreadable a\0b: the file cannot be read: its path holds a NUL character'],
    [
      'a name that is too long',
      'x'.repeat(5000),
      `unreadable ${'x'.repeat(5000)}: the file cannot be read: its path is too long`,
    ],
  ])('reports %s', (_, path, problem) => {
    expect(problemsIn(temporaryFolder({ 'a.yaml': '' }), [path])).toEqual([expect.stringContaining(problem)]);
  });

  it.skipIf(isRoot)('reports a folder that may not be listed and reads the others', () => {
    const cwd = temporaryFolder({ 'shut/a.yaml': '', 'open/b.yaml': '' });
    chmodSync(join(cwd, 'shut'), 0o000);
    const found = findSources(['.'], { cwd });
    chmodSync(join(cwd, 'shut'), 0o700);
    expect(found.files.map((file) => file.uri)).toEqual(['open/b.yaml']);
    expect(found.problems).toMatchObject([{ code: 'unreadable', uri: 'shut' }]);
  });

  it.runIf(process.platform === 'linux')(
    'reports pipes and sockets met while walking, and reads a pipe that is named',
    async () => {
      const cwd = temporaryFolder({ 'a.yaml': '' });
      makePipe(join(cwd, 'pipe.yaml'));
      makePipe(join(cwd, 'other'));
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(join(cwd, 'socket.json'), resolve));
      const walked = findSources(['.'], { cwd });
      server.close();
      expect(walked.files.map((file) => file.uri)).toEqual(['a.yaml']);
      expect(walked.problems).toMatchObject([
        { code: 'not-a-file', uri: 'pipe.yaml' },
        { code: 'not-a-file', uri: 'socket.json' },
      ]);
      expect(findSources(['pipe.yaml'], { cwd })).toMatchObject({
        files: [{ uri: 'pipe.yaml' }],
        problems: [],
      });
    },
  );
});

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

describe('patterns', () => {
  const files = {
    'a.yaml': '',
    'b.tpl': '',
    'x/c.yaml': '',
    'x/d.json': '',
    'x/y/e.yml': '',
    'node_modules/n.yaml': '',
    'skip/f.yaml': '',
  };

  it.each([
    ['*.yaml', ['a.yaml']],
    ['**/*.yaml', ['a.yaml', 'x/c.yaml']],
    ['*.tpl', ['b.tpl']],
    ['*', ['a.yaml', 'x/c.yaml', 'x/d.json', 'x/y/e.yml']],
    ['**', ['a.yaml', 'x/c.yaml', 'x/d.json', 'x/y/e.yml']],
    ['{x,skip}/*.{yaml,json}', ['x/c.yaml', 'x/d.json']],
    ['x/?.yaml', ['x/c.yaml']],
    ['./x/../x/[cd].*', ['x/c.yaml', 'x/d.json']],
  ])('%s', (pattern, expected) => {
    const cwd = temporaryFolder({ ...files, '.gitignore': 'skip/\n' });
    expect(urisIn(cwd, [pattern])).toEqual(expected);
    const withoutX = findSources([pattern], { cwd, exclude: ['x/'] }).files.map((file) => file.uri);
    expect(withoutX).toEqual(expected.filter((uri) => !uri.startsWith('x/')));
  });

  it('takes a name literally where it exists', () => {
    const cwd = temporaryFolder({ '[ab].yaml': '', 'a.yaml': '' });
    expect(urisIn(cwd, ['[ab].yaml'])).toEqual(['[ab].yaml']);
  });

  it('reports a pattern that picks nothing', () => {
    const cwd = temporaryFolder({ 'skip/a.yaml': '', '.gitignore': 'skip/\n' });
    expect(problemsIn(cwd, ['*.yml', 'skip/*.yaml'])).toEqual([
      'no-match *.yml: the pattern `*.yml` matches no file or folder; check the pattern and the folder it starts from',
      'no-match skip/*.yaml: the pattern `skip/*.yaml` matches only what is ignored or is no manifest; check the pattern and the folder it starts from',
    ]);
  });

  it('follows the links it matches only inside the tree', () => {
    const root = temporaryFolder({ 'in/a.txt': '', 'out/b.yaml': '' });
    symlinkSync('a.txt', join(root, 'in/a.yaml'));
    symlinkSync('../out/b.yaml', join(root, 'in/b.yaml'));
    const found = findSources(['*.yaml'], { cwd: join(root, 'in') });
    expect(found).toMatchObject({
      files: [{ uri: 'a.yaml' }],
      problems: [{ code: 'symlink-outside', uri: 'b.yaml' }],
    });
  });
});

it('does not change with the order in which a folder lists its entries', () => {
  const cwd = temporaryFolder();
  const names = Array.from({ length: 300 }, (_, index) => `${(index * 7919) % 300}.yaml`);
  for (const name of names) writeFileSync(join(cwd, name), '');
  mkdirSync(join(cwd, '1'));
  writeFileSync(join(cwd, '1', 'x.yaml'), '');
  const expected = [...names, '1/x.yaml'].toSorted();
  expect(urisIn(cwd)).toEqual(expected);
  expect(urisIn(join(cwd, '..'), [basename(cwd)])).toEqual(
    expected.map((name) => `${basename(cwd)}/${name}`),
  );
});
