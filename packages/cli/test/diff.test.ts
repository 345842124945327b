import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, plimsoll, privilegedPod, type Run } from './plimsoll.ts';

const only = ['--check', 'privileged-container'];

interface Diff {
  readonly left: number;
  readonly introduced: readonly Named[];
  readonly resolved: readonly Named[];
  readonly suppressed: readonly Named[];
  readonly uncompared: readonly Named[];
  readonly summary: Readonly<Record<string, number>>;
  readonly before: { readonly kind: string; readonly problems: readonly object[] };
}

interface Named {
  readonly resource: { readonly name: string };
  readonly location: { readonly uri: string };
}

function diffJson(args: readonly string[], cwd: string): Run & { readonly diff: Diff } {
  const run = plimsoll(['diff', ...args, ...only, '--format', 'json'], { cwd });
  const diff: Diff = JSON.parse(run.stdout);
  return { ...run, diff };
}

function places(named: readonly Named[]): readonly string[] {
  return named.map(({ resource, location }) => `${location.uri} ${resource.name}`);
}

function git(cwd: string, ...args: readonly string[]): string {
  const settings = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...settings, ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** A repository whose branch `main` holds two pods, in a folder that is gone when the test ends. */
function repository(): string {
  const cwd = folderWith({ 'deploy/a.yaml': privilegedPod('web'), 'deploy/b.yaml': privilegedPod('db') });
  git(cwd, 'init', '-q', '-b', 'main');
  git(cwd, 'add', '-A');
  git(cwd, 'commit', '-q', '-m', 'one');
  return cwd;
}

describe('diff', () => {
  test('tells what an exception covers from what is resolved, between folders and between reports', () => {
    const accepted = privilegedPod('web').replace(
      'metadata:',
      'metadata:\n  annotations:\n    plimsoll.dev/exceptions: |\n      - check: privileged-container\n        reason: moves in May',
    );
    const cwd = folderWith({ 'a/pod.yaml': privilegedPod('web'), 'b/pod.yaml': accepted });
    const { exitCode, diff } = diffJson(['a', 'b'], cwd);
    expect(exitCode).toBe(0);
    expect(diff.summary).toMatchObject({ introduced: 0, resolved: 0, suppressed: 1, left: 0 });
    expect(places(diff.suppressed)).toEqual(['b/pod.yaml web']);
    const { stdout } = plimsoll(['diff', 'a', 'b', ...only], { cwd });
    expect(stdout).toMatch(/by an annotation:\s+moves in May/u);
    expect(stdout).toContain('0 introduced, 0 resolved, 1 suppressed, 0 left as before');
    for (const [side, options] of [
      ['a', []],
      ['b', []],
      ['b-listed', ['--show-suppressed']],
    ] as const) {
      const report = ['--format', 'json', '--output', `${side}.json`, ...options];
      plimsoll(['scan', side.slice(0, 1), ...only, ...report], { cwd });
    }
    expect(diffJson(['a.json', 'b-listed.json'], cwd).diff.summary).toMatchObject({
      resolved: 0,
      suppressed: 1,
    });
    const untold = diffJson(['a.json', 'b.json'], cwd);
    expect(untold.diff.summary).toMatchObject({ resolved: 1, suppressed: 0 });
    expect(untold.stderr).toContain('with `--show-suppressed`');
  });

  test('compares a revision with what is here, and touches nothing', () => {
    const cwd = repository();
    mkdirSync(join(cwd, 'apps'));
    renameSync(join(cwd, 'deploy/a.yaml'), join(cwd, 'apps/a.yaml'));
    rmSync(join(cwd, 'deploy/b.yaml'));
    writeFileSync(
      join(cwd, 'apps/c.yaml'),
      privilegedPod('new').replace('example.com/app', 'example.com/new'),
    );
    const status = git(cwd, 'status', '--porcelain');
    const temporary = (): number =>
      readdirSync(tmpdir()).filter((name) => name.startsWith('plimsoll-revision-')).length;
    const before = temporary();
    const { exitCode, diff } = diffJson(['main'], cwd);
    expect(exitCode).toBe(1);
    expect(diff.left).toBe(1);
    expect(places(diff.introduced)).toEqual(['apps/c.yaml new']);
    expect(places(diff.resolved)).toEqual(['deploy/b.yaml db']);
    expect(git(cwd, 'status', '--porcelain')).toBe(status);
    expect(temporary()).toBe(before);
  });

  test('compares two revisions, parts of them, and from a folder below', () => {
    const cwd = repository();
    writeFileSync(join(cwd, 'deploy/c.yaml'), privilegedPod('new'));
    git(cwd, 'add', '-A');
    git(cwd, 'commit', '-q', '-m', 'two');
    expect(places(diffJson(['HEAD~1', 'HEAD'], cwd).diff.introduced)).toEqual(['deploy/c.yaml new']);
    expect(diffJson(['HEAD~1:deploy', 'deploy'], cwd).diff).toMatchObject({ left: 2 });
    expect(diffJson(['HEAD~1:deploy/a.yaml'], cwd).diff).toMatchObject({ left: 1, introduced: [] });
    expect(places(diffJson(['HEAD~1'], join(cwd, 'deploy')).diff.introduced)).toEqual(['c.yaml new']);
    expect(diffJson(['HEAD~1', 'deploy/a.yaml'], cwd).diff).toMatchObject({ left: 1, resolved: [] });
  });

  test('compares folders and reports, and the uris of each need not begin alike', () => {
    const cwd = folderWith({
      'staging/web/a.yaml': privilegedPod('web'),
      'production/web/a.yaml': privilegedPod('web'),
      'production/b.yaml': privilegedPod('db'),
    });
    expect(places(diffJson(['staging', 'production'], cwd).diff.introduced)).toEqual([
      'production/b.yaml db',
    ]);
    plimsoll(['scan', 'production', ...only, '--format', 'json', '--output', 'old.json'], { cwd });
    rmSync(join(cwd, 'production/b.yaml'));
    const { diff, exitCode } = diffJson(['old.json', 'production'], cwd);
    expect(exitCode).toBe(0);
    expect(diff).toMatchObject({ left: 1, before: { kind: 'report' } });
    expect(places(diff.resolved)).toEqual(['production/b.yaml db']);
  });

  test('shows what is introduced as a scan does, and what is resolved on a line each', () => {
    const cwd = folderWith({
      'x/a.yaml': privilegedPod('web'),
      'y/b.yaml': privilegedPod('db').replace('app:1', 'db:1'),
    });
    const { stdout, exitCode } = plimsoll(['diff', 'x', 'y', ...only], { cwd });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('~~~~~~~~~~~~~~~~');
    expect(stdout).toContain('  critical  Container runs privileged: Pod web, container app (x/a.yaml:10)');
    expect(stdout).toContain('1 introduced (1 critical), 1 resolved, 0 left as before');
    const markdown = plimsoll(['diff', 'x', 'y', ...only, '--format', 'markdown'], { cwd }).stdout;
    expect(markdown).toContain('### Plimsoll: 1 introduced, 1 resolved, 0 left as before');
  });

  test('2 where a side could not be looked at in full', () => {
    const cwd = repository();
    writeFileSync(join(cwd, 'deploy/b.yaml'), 'a: [1\n');
    git(cwd, 'add', '-A');
    git(cwd, 'commit', '-q', '-m', 'broken');
    const { exitCode, stdout } = plimsoll(['diff', 'main', 'main~1', ...only], { cwd });
    expect(exitCode).toBe(2);
    expect(stdout).toContain('not looked at in `main`: deploy/b.yaml:');
  });

  test('what an ignore file leaves out on one side is never resolved', () => {
    const cwd = repository();
    writeFileSync(join(cwd, '.gitignore'), 'deploy/a.yaml\n');
    git(cwd, 'add', '-A');
    git(cwd, 'commit', '-q', '-m', 'two');
    expect(diffJson(['HEAD~1', 'HEAD'], cwd).diff.summary).toMatchObject({ resolved: 0, left: 2 });
    expect(diffJson(['HEAD~1'], cwd).diff.summary).toMatchObject({ resolved: 0, left: 2 });
    writeFileSync(join(cwd, '.plimsollignore'), 'deploy/a.yaml\n');
    git(cwd, 'add', '-A');
    git(cwd, 'commit', '-q', '-m', 'three');
    const { summary, uncompared } = diffJson(['HEAD~1', 'HEAD'], cwd).diff;
    expect(summary).toMatchObject({ resolved: 0, left: 1, uncompared: 1 });
    expect(places(uncompared)).toEqual(['deploy/a.yaml web']);
    const { stdout } = plimsoll(['diff', 'HEAD~1', 'HEAD', ...only], { cwd });
    expect(stdout).toContain('could not be compared\n  critical  Container runs privileged: Pod web');
    expect(stdout).toContain('1 manifest of `HEAD` left out by ignore files (--verbose lists them)');
  });

  test('what was not looked at is not resolved', () => {
    const cwd = repository();
    writeFileSync(join(cwd, 'deploy/b.yaml'), 'a: [1\n');
    const { exitCode, diff } = diffJson(['main'], cwd);
    expect(exitCode).toBe(2);
    expect(diff.summary).toMatchObject({ introduced: 0, resolved: 0, left: 1, uncompared: 1 });
  });

  test('an overlay of a revision is built on the base that lies elsewhere in it', () => {
    const cwd = folderWith({
      'base/kustomization.yaml': 'resources: [pod.yaml]\n',
      'base/pod.yaml': privilegedPod('web'),
      'overlays/prod/kustomization.yaml': 'resources: [../../base]\nnamePrefix: prod-\n',
    });
    git(cwd, 'init', '-q', '-b', 'main');
    git(cwd, 'add', '-A');
    git(cwd, 'commit', '-q', '-m', 'one');
    for (const sides of [
      ['HEAD:overlays/prod', 'overlays/prod'],
      ['HEAD:overlays/prod'],
      ['HEAD:overlays/prod', 'HEAD:overlays/prod'],
    ]) {
      const { exitCode, diff } = diffJson(sides, cwd);
      expect(exitCode).toBe(0);
      expect(diff.summary).toMatchObject({ introduced: 0, resolved: 0, left: 1 });
    }
  });

  test('a revision that git would not make leads nowhere', () => {
    const cwd = repository();
    const outside = join(cwd, '../plimsoll-outside.yaml');
    const blob = git(cwd, 'rev-parse', 'main:deploy/a.yaml').trim();
    const tree = (entries: string): string =>
      spawnSync('git', ['mktree'], { cwd, input: entries, encoding: 'utf8' }).stdout.trim();
    const link = spawnSync('git', ['hash-object', '-w', '--stdin'], {
      cwd,
      input: tmpdir(),
      encoding: 'utf8',
    }).stdout.trim();
    const inner = tree(`100644 blob ${blob}\tplimsoll-outside.yaml\n`);
    const hostile = tree(
      `040000 tree ${inner}\t..\n120000 blob ${link}\tlink.yaml\n100644 blob ${blob}\ta.yaml\n`,
    );
    const commit = git(cwd, 'commit-tree', '-m', 'hostile', hostile).trim();
    const { exitCode, stdout } = plimsoll(['diff', 'main', commit, ...only], { cwd });
    expect(existsSync(outside)).toBe(false);
    expect(exitCode).toBe(2);
    expect(stdout).toContain('leads elsewhere, so it was not read');
  });

  test('what links to a manifest in a revision is read once, as it is here', () => {
    const cwd = repository();
    symlinkSync('a.yaml', join(cwd, 'deploy/link.yaml'));
    git(cwd, 'add', '-A');
    git(cwd, 'commit', '-q', '-m', 'link');
    expect(diffJson(['main~1', 'main'], cwd).diff).toMatchObject({ left: 2, introduced: [], resolved: [] });
    expect(diffJson(['main'], cwd).diff).toMatchObject({ left: 2, introduced: [], resolved: [] });
  });
});

describe('what cannot be compared is an error', () => {
  test.each<[readonly string[], string]>([
    [['mian'], 'did you mean `main`?'],
    [['main', 'deplyo'], 'did you mean `deploy`?'],
    [['main:nowhere'], 'nor a revision of this repository'],
    [['--', '--all'], 'nor a revision of this repository'],
    [['deploy'], 'compared with nothing yet'],
    [['main', 'HEAD', 'deploy'], '`deploy` is a third'],
    [[], 'needs SIDE'],
    [['old.json', 'deploy'], '`reportVersion` 0'],
    [['cut.json', 'deploy'], 'cut off'],
    [['faulty.json', 'deploy'], '`/findings/0/check`: it is missing'],
  ])('%j', (args, expected) => {
    const cwd = repository();
    writeFileSync(join(cwd, 'old.json'), '{"reportVersion": 0, "findings": []}');
    writeFileSync(join(cwd, 'cut.json'), '{"reportVersion": 1, "coverage": {');
    writeFileSync(join(cwd, 'faulty.json'), '{"reportVersion": 1, "coverage": {}, "findings": [{}]}');
    const { exitCode, stdout, stderr } = plimsoll(['diff', ...args], { cwd });
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(expected);
  });

  test('a revision where there is no repository', () => {
    const cwd = folderWith({ 'a.yaml': privilegedPod('web') });
    const env = { GIT_CEILING_DIRECTORIES: join(cwd, '..') };
    const { exitCode, stderr } = plimsoll(['diff', 'main'], { cwd, env });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('no git repository is here');
  });
});
