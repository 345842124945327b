import { symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { problemsIn, urisIn } from '../test/searching.ts';
import { temporaryFolder } from '../test/temporary-folder.ts';
import { findSources } from './find-sources.ts';

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
