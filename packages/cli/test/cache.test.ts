import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bin, folderWith, plimsoll, privilegedPod, scanJson } from './plimsoll.ts';

const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: s }\nspec: { selector: { app: none } }\n';
const files = {
  'a/one.yaml': privilegedPod('one'),
  'a/two.yaml': privilegedPod('two'),
  'b/service.yaml': service,
};

const scan = (cwd: string, ...more: readonly string[]) => {
  const { exitCode, report, stderr } = scanJson(['.', '--cache', '.cache', ...more], { cwd });
  return { exitCode, stderr, report: { ...report, coverage: { ...report.coverage, durationMs: 0 } } };
};

const entriesIn = (cwd: string): readonly string[] =>
  readdirSync(join(cwd, '.cache/v1'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Makes files look as if they had been written long ago, so that they are not read again. */
function aged(cwd: string): void {
  for (const path of Object.keys(files)) utimesSync(join(cwd, path), new Date(0), new Date(0));
}

describe('a scan with a cache', () => {
  test('gives the same report as one without', () => {
    const cwd = folderWith(files);
    const { report } = scanJson(['.'], { cwd });
    const expected = { ...report, coverage: { ...report.coverage, durationMs: 0 } };
    for (let run = 0; run < 3; run++) expect(scan(cwd).report).toEqual(expected);
  });

  test('is no manifest by itself, and says to git that it is nothing to keep', () => {
    const cwd = folderWith(files);
    scan(cwd);
    expect(scan(cwd).report.coverage.files).toBe(3);
    expect(readFileSync(join(cwd, '.cache/.gitignore'), 'utf8')).toBe('*\n');
  });

  test.each([
    ['its content', (cwd: string) => writeFileSync(join(cwd, 'a/one.yaml'), service)],
    [
      'its content alone, of the same size and time',
      (cwd: string) => {
        writeFileSync(join(cwd, 'a/one.yaml'), privilegedPod('one').replace('true', 'fals'));
        utimesSync(join(cwd, 'a/one.yaml'), new Date(0), new Date(0));
      },
    ],
    ['that it is gone', (cwd: string) => rmSync(join(cwd, 'a/one.yaml'))],
    ['another beside it', (cwd: string) => writeFileSync(join(cwd, 'a/new.yaml'), privilegedPod('new'))],
    [
      'the policy',
      (cwd: string) =>
        writeFileSync(join(cwd, 'plimsoll.yaml'), 'checks: { skip: [privileged-container] }\n'),
    ],
  ])('sees of a file %s', (_, change) => {
    const cwd = folderWith(files);
    aged(cwd);
    const before = scan(cwd).report;
    scan(cwd);
    change(cwd);
    const { report } = scanJson(['.'], { cwd });
    expect(scan(cwd).report).toEqual({ ...report, coverage: { ...report.coverage, durationMs: 0 } });
    expect(report.findings).not.toEqual(before.findings);
  });

  test.each([
    ['cut', (path: string) => truncateSync(path, 20)],
    ['empty', (path: string) => truncateSync(path, 0)],
    ['longer', (path: string) => appendFileSync(path, 'x')],
    [
      'changed',
      (path: string) =>
        writeFileSync(
          path,
          readFileSync(path).map((byte, at) => (at === 40 ? byte ^ 1 : byte)),
        ),
    ],
    [
      'something else',
      (path: string) => writeFileSync(path, 'not an entry at all, but long enough to be one'),
    ],
  ])('takes an entry that is %s for none', (_, damage) => {
    const cwd = folderWith(files);
    const expected = scan(cwd).report;
    for (const path of entriesIn(cwd)) damage(path);
    expect(scan(cwd).report).toEqual(expected);
    expect(scan(cwd).report).toEqual(expected);
  });

  test('keeps a file that cannot be read a problem', () => {
    const cwd = folderWith({ ...files, 'bad.yaml': 'a: [\n' });
    for (let run = 0; run < 2; run++) {
      const { exitCode, report } = scan(cwd);
      expect(exitCode).toBe(2);
      expect(report.coverage.problems).toHaveLength(1);
    }
  });

  test('goes on without a cache that cannot be written, and says so', () => {
    const cwd = folderWith({ ...files, '.cache': 'a file' });
    const { exitCode, stderr } = scan(cwd);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('nothing is kept in the cache');
  });

  test('may be shared by runs at the same time', async () => {
    const cwd = folderWith(files);
    const outputs = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const child = spawn(process.execPath, [bin, 'scan', '.', '--format', 'csv', '--cache', '.cache'], {
          cwd,
        });
        const out: Buffer[] = [];
        child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
        await new Promise((done) => child.on('close', done));
        return Buffer.concat(out).toString();
      }),
    );
    expect(new Set(outputs).size).toBe(1);
    expect(entriesIn(cwd).filter((path) => path.endsWith('.tmp'))).toEqual([]);
  });
});

describe('a scan of what has changed', () => {
  const git = (cwd: string, ...args: readonly string[]): void => {
    const settings = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
    execFileSync('git', [...settings, ...args], { cwd, stdio: 'ignore' });
  };

  test('reports what lies in changed files, and looks at all', () => {
    const cwd = folderWith(files);
    git(cwd, 'init', '-q', '-b', 'main');
    git(cwd, 'add', '-A');
    git(cwd, 'commit', '-q', '-m', 'one');
    writeFileSync(join(cwd, 'a/two.yaml'), privilegedPod('other'));
    const { report } = scanJson(['.', '--changed-since', 'main'], { cwd });
    expect(new Set(report.findings.map(({ location }) => location.uri))).toEqual(new Set(['a/two.yaml']));
    expect(report.coverage.files).toBe(3);
    const inside = scanJson(['.', '--changed-since', 'main'], { cwd: join(cwd, 'b') });
    expect(inside.exitCode).toBe(0);
  });

  test('says what is wrong with a name that is no revision', () => {
    const cwd = folderWith(files);
    const run = plimsoll(['scan', '.', '--changed-since', 'main'], { cwd });
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('needs a git repository');
  });
});

test('the pods of custom resources can be left out', () => {
  const rollout = `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web }
spec: { template: { spec: { containers: [{ name: web, image: web, securityContext: { privileged: true } }] } } }
`;
  const found = (...more: readonly string[]): readonly string[] =>
    scanJson(['-', '--check', 'privileged-container', ...more], { input: rollout }).report.findings.map(
      ({ field }) => field,
    );
  expect(found()).toEqual(['/spec/template/spec/containers/0/securityContext/privileged']);
  expect(found('--include-crd-pods=false')).toEqual([]);
});
