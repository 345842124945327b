import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { problemsIn, urisIn } from '../test/searching.ts';
import { makePipe, temporaryFolder } from '../test/temporary-folder.ts';
import { findSources } from './find-sources.ts';

const isRoot = process.getuid?.() === 0;

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
    expect(findSources([])).toEqual({ files: [], problems: [], leftOut: [] });
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
