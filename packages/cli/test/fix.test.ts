import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FixJson } from '@plimsoll/engine';
import { describe, expect, test } from 'vitest';
import { bin, folderWith, plimsoll } from './plimsoll.ts';

const hasHelm = spawnSync('helm', ['version']).status === 0;
if (!hasHelm) process.stderr.write('skipped: there is no helm\n');

const examples = resolve(import.meta.dirname, '../../../examples');

/** What is safe to repair: the user is none that the kernel gives rights to, so that saying so changes nothing. */
const safe = `# the shop
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}   # one
spec:
  containers:
  - name: app
    image: "registry.example.com/app:1.4.2" # keep
    securityContext:
      runAsUser: 10001

`;
const fixed = safe.replace('runAsUser: 10001\n', 'runAsUser: 10001\n      runAsNonRoot: true\n');
const privileged = safe.replace('runAsUser: 10001', 'privileged: true # why?');

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

function jsonOf(args: readonly string[], cwd: string): FixJson {
  return JSON.parse(plimsoll(['fix', ...args, '--format', 'json'], { cwd }).stdout) as FixJson;
}

describe('without --write', () => {
  test('it prints a diff that git takes, changes nothing, and exits 1', () => {
    const cwd = folderWith({ 'a.yaml': safe });
    const { exitCode, stdout } = plimsoll(['fix', '.', '--check', 'run-as-root'], { cwd });
    expect([exitCode, read(cwd, 'a.yaml')]).toEqual([1, safe]);
    execFileSync('git', ['apply'], { cwd, input: stdout });
    expect(read(cwd, 'a.yaml')).toBe(fixed);
  });

  test('it exits 0 where there is nothing to change', () => {
    const cwd = folderWith({ 'a.yaml': fixed });
    const { exitCode, stdout } = plimsoll(['fix', '.', '--check', 'run-as-root'], { cwd });
    expect([exitCode, stdout]).toEqual([0, '']);
  });

  test('what may change how an application behaves is left, and said', () => {
    const cwd = folderWith({ 'a.yaml': privileged });
    const { exitCode, stdout, stderr } = plimsoll(['fix', '.', '--check', 'privileged-container'], { cwd });
    expect([exitCode, stdout]).toEqual([0, '']);
    expect(stderr).toContain('1 can be with `--unsafe`');
  });

  test('an unsafe repair says what to verify and how to undo it', () => {
    const cwd = folderWith({ 'a.yaml': privileged });
    const { stderr } = plimsoll(['fix', '.', '--check', 'privileged-container', '--unsafe'], { cwd });
    expect(stderr).toMatch(/verify {2}that/u);
    expect(stderr).toContain('undo    write `privileged: true` again');
  });

  test('what can only be seen since something else is repaired is counted and named', () => {
    const cwd = folderWith({ 'a.yaml': safe.replace('runAsUser: 10001', 'runAsUser: "0"') });
    const { stderr } = plimsoll(['fix', '.', '--unsafe', '--check', 'invalid-field-value'], { cwd });
    expect(stderr).toMatch(/after; \d+\s+of\s+them\s+can\s+only\s+be\s+seen\s+since:\s+run-as-uid-zero 1/u);
  });

  test('a line that stays between changed ones is not taken away and put back', () => {
    const cwd = folderWith({ 'a.yaml': `${privileged.trimEnd()}\n    # after\n` });
    const { stdout } = plimsoll(['fix', '.', '--unsafe'], { cwd });
    expect(stdout).toContain('\n     # after\n');
  });

  test('JSON has the edits with offsets, and they make the new text', () => {
    const cwd = folderWith({ 'a.yaml': safe });
    const { files, proof, summary, causes } = jsonOf(['.', '--check', 'run-as-root'], cwd);
    const [edit] = files[0]?.edits ?? [];
    expect(safe.slice(0, edit?.start) + edit?.new + safe.slice(edit?.end)).toBe(fixed);
    expect(summary.repaired).toBe(1);
    expect(proof.before - proof.after).toBe(1);
    expect(causes[0]?.changes).toEqual([
      {
        field: 'containers[app].securityContext.runAsNonRoot',
        do: 'write runAsNonRoot: true',
        undo: 'remove `runAsNonRoot` again',
      },
    ]);
  });
});

test('the diff of a file with a byte order mark is taken by git, and one in UTF-16 is left out and said', () => {
  const marked = Buffer.from(`\uFEFF${safe.replace('# the shop\n', '')}`.replace('v1\n', 'v1 \n'));
  const short = 'kind: Pod\napiVersion: v1\nspec: {hostPID: true, containers: []}\n';
  const cwd = folderWith({
    'a.yaml': marked,
    'b.yaml': Buffer.from(`\uFEFF${safe}`, 'utf16le'),
    'c.yaml': `\uFEFF${short}`,
  });
  const checks = ['fix', '.', '--unsafe', '--check', 'run-as-root,host-pid'];
  const { stdout, stderr } = plimsoll(checks, { cwd });
  expect(stderr).toContain('not in the diff: b.yaml is UTF-16');
  execFileSync('git', ['apply'], { cwd, input: stdout });
  const applied = [readFileSync(join(cwd, 'a.yaml')), readFileSync(join(cwd, 'c.yaml'))];
  expect(applied[1]?.equals(Buffer.from(`\uFEFF${short.replace('hostPID: true, ', '')}`))).toBe(true);
  expect(plimsoll([...checks, '--write'], { cwd }).exitCode).toBe(0);
  expect([readFileSync(join(cwd, 'a.yaml')), readFileSync(join(cwd, 'c.yaml'))]).toEqual(applied);
});

describe('with --write', () => {
  test('the file is edited in place, keeps its mode, and a second run changes nothing', () => {
    const cwd = folderWith({ 'a.yaml': privileged });
    chmodSync(join(cwd, 'a.yaml'), 0o640);
    const args = ['fix', '.', '--unsafe', '--write'];
    expect(plimsoll(args, { cwd }).exitCode).toBe(0);
    const once = read(cwd, 'a.yaml');
    expect(once).toContain('privileged: false # why?');
    expect(statSync(join(cwd, 'a.yaml')).mode & 0o777).toBe(0o640);
    expect([plimsoll(args, { cwd }).exitCode, read(cwd, 'a.yaml')]).toEqual([0, once]);
  });

  test.each([
    [
      'a byte order mark and CRLF',
      Buffer.from(`\uFEFF${safe.replaceAll('\n', '\r\n')}`),
      Buffer.from(`\uFEFF${fixed.replaceAll('\n', '\r\n')}`),
    ],
    ['UTF-16', Buffer.from(`\uFEFF${safe}`, 'utf16le'), Buffer.from(`\uFEFF${fixed}`, 'utf16le')],
    ['no line break at the end', Buffer.from(safe.trimEnd()), Buffer.from(fixed.trimEnd())],
  ])('a file with %s keeps it', (_, before, after) => {
    const cwd = folderWith({ 'a.yaml': before });
    plimsoll(['fix', '.', '--check', 'run-as-root', '--write'], { cwd });
    expect(readFileSync(join(cwd, 'a.yaml'))).toEqual(after);
  });

  test('what a repair reveals is repaired along, though another document of the file has the same at the same place', () => {
    const cwd = folderWith({ 'a.yaml': `${safe}---\n${privileged.replace('web', 'other')}` });
    const args = ['fix', '.', '--unsafe', '--write'];
    plimsoll(args, { cwd });
    const once = read(cwd, 'a.yaml');
    plimsoll(args, { cwd });
    expect(read(cwd, 'a.yaml')).toBe(once);
  });

  test('a number or boolean that has to be text is put in quotes as it is written', () => {
    const written = ['yes', '010', '1.10', '0x1F', '1e3', 'True', '12345678901234567890123', '1_000'];
    const env = written.map((value, index) => `    - {name: V${index}, value: ${value}}\n`).join('');
    const cwd = folderWith({ 'a.yaml': `${fixed.trimEnd()}\n    env:\n${env}` });
    plimsoll(['fix', '.', '--unsafe', '--check', 'invalid-field-value', '--write'], { cwd });
    const now = read(cwd, 'a.yaml');
    expect(written.filter((value) => !now.includes(`value: "${value}"}`))).toEqual([]);
  });

  test('a setting that stands where it means nothing is not given effect where it would open the pod', () => {
    const misplaced = safe
      .replace('spec:\n', 'hostPID: true\nspec:\n')
      .replace(
        'runAsUser: 10001',
        'runAsUser: 10001\n    securityContex: {privileged: true, readOnlyRootFilesystem: true}',
      );
    const cwd = folderWith({ 'a.yaml': misplaced });
    plimsoll(['fix', '.', '--unsafe', '--write', '--check', 'misspelt-security-field'], { cwd });
    expect(read(cwd, 'a.yaml')).not.toMatch(/hostPID|privileged/u);
  });

  test('a key that only gets another name is renamed where it stands', () => {
    const old = safe.replace('spec:\n', 'spec:\n  serviceAccount: build # who\n');
    const cwd = folderWith({ 'a.yaml': old });
    plimsoll(['fix', '.', '--unsafe', '--write', '--check', 'deprecated-service-account-field'], { cwd });
    expect(read(cwd, 'a.yaml')).toBe(old.replace('serviceAccount:', 'serviceAccountName:'));
  });

  test('a value that only the user knows is asked for, and taken', () => {
    const cwd = folderWith({ 'a.yaml': safe });
    const check = ['fix', '.', '--check', 'memory-limit-missing', '--unsafe', '--write'];
    expect(plimsoll(check, { cwd }).stderr).toContain('values: --param limits.memory=…');
    expect(plimsoll([...check, '--param', 'limits.memory=256Mi'], { cwd }).exitCode).toBe(0);
    expect(read(cwd, 'a.yaml')).toContain('    resources:\n      limits:\n        memory: 256Mi\n');
  });
});

test.each(['SIGINT', 'SIGKILL'] as const)('%s at any moment leaves every file old or new', async (signal) => {
  const names = Array.from({ length: 60 }, (_, index) => `${index}.yaml`);
  const cwd = folderWith(Object.fromEntries(names.map((name) => [name, safe])));
  for (let delay = 200; delay <= 500; delay += 60) {
    const child = spawn(process.execPath, [bin, 'fix', '.', '--check', 'run-as-root', '--write'], { cwd });
    setTimeout(() => child.kill(signal), delay);
    await new Promise((done) => child.on('close', done));
    expect(names.filter((name) => ![safe, fixed].includes(read(cwd, name)))).toEqual([]);
  }
});

describe('what it will not do', () => {
  test.each<[string, readonly string[], string]>([
    ['an unknown value', ['--param', 'limit.memory=1'], 'did you mean `limits.memory`'],
    ['a value of the wrong kind', ['--param', 'limits.memory=much'], '`much` is not a quantity'],
    ['a value without a name', ['--param', '256Mi'], 'write it as `limits.memory=256Mi`'],
    ['both kinds at once', ['--safe', '--unsafe'], 'leave out `--safe`'],
    ['a branch and the files', ['--branch', 'b', '--write'], 'leave out `--write`'],
    ['a cluster that is not asked', ['--context', 'staging'], 'write `--verify-server` too'],
    [
      'a kubeconfig that is not there',
      ['--verify-server', '--kubeconfig', 'none', '--write'],
      'the kubeconfig cannot be read',
    ],
  ])('%s is an error that says what to write', (_, args, message) => {
    const cwd = folderWith({ 'a.yaml': safe });
    const { exitCode, stderr } = plimsoll(['fix', '.', ...args], { cwd });
    expect([exitCode, stderr.includes(message)]).toEqual([2, true]);
    expect(read(cwd, 'a.yaml')).toBe(safe);
  });

  test('nothing is written where the API server that is to verify it cannot be reached', () => {
    const kubeconfig = {
      clusters: [{ name: 'c', cluster: { server: 'http://127.0.0.1:9' } }],
      users: [{ name: 'u', user: {} }],
      contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
      'current-context': 'x',
    };
    const cwd = folderWith({ 'a.yaml': safe, 'k/config': JSON.stringify(kubeconfig) });
    const { exitCode, stderr } = plimsoll(
      ['fix', 'a.yaml', '--verify-server', '--kubeconfig', 'k/config', '--write'],
      { cwd },
    );
    expect([exitCode, read(cwd, 'a.yaml')]).toEqual([2, safe]);
    expect(stderr).toContain('--verify-server: nothing listens at http://127.0.0.1:9');
  });

  test('the diff does not overwrite what it is about', () => {
    const cwd = folderWith({ 'a.yaml': safe });
    const run = plimsoll(['fix', '.', '--check', 'run-as-root', '--output', 'a.yaml'], { cwd });
    expect([run.exitCode, run.stderr]).toEqual([2, expect.stringContaining('is a file that is repaired')]);
    expect(read(cwd, 'a.yaml')).toBe(safe);
  });

  test('standard input is not edited', () => {
    const { exitCode, stderr } = plimsoll(['fix', '-'], { input: safe });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('name files or folders in place of `-`')]);
  });

  test.skipIf(process.getuid?.() === 0)(
    'a file that may not be written is refused before any is written',
    () => {
      const cwd = folderWith({ 'a.yaml': safe, 'b.yaml': safe.replace('web', 'other') });
      chmodSync(join(cwd, 'b.yaml'), 0o444);
      const { exitCode, stderr } = plimsoll(['fix', '.', '--check', 'run-as-root', '--write'], { cwd });
      expect([exitCode, stderr]).toEqual([
        2,
        expect.stringContaining('`b.yaml` may not be written; nothing was changed'),
      ]);
      expect(read(cwd, 'a.yaml')).toBe(safe);
    },
  );

  test('a file that changed since it was read is refused, and none is written', async () => {
    const cwd = folderWith({ 'a.yaml': safe, 'b.yaml': safe.replace('web', 'other') });
    const child = spawn(process.execPath, [bin, 'fix', '.', '--check', 'run-as-root', '--interactive'], {
      cwd,
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      const isAsked = !said.includes('[q]uit');
      said += chunk.toString();
      if (!isAsked || !said.includes('[q]uit')) return;
      writeFileSync(join(cwd, 'b.yaml'), `${safe}# somebody else was here\n`);
      child.stdin.end('a\n');
    });
    const exitCode = await new Promise((done) => child.on('close', done));
    expect([exitCode, said]).toEqual([
      2,
      expect.stringContaining('`b.yaml` was changed while it was repaired; nothing was changed'),
    ]);
    expect([read(cwd, 'a.yaml'), read(cwd, 'b.yaml')]).toEqual([safe, `${safe}# somebody else was here\n`]);
  });

  test('a value in the target of an anchor that others use is left, with the reason', () => {
    const shared = `${safe.trimEnd().replace('securityContext:', 'securityContext: &own')}\n  - {name: b, image: "registry.example.com/b:1.0", securityContext: *own}\n  - {name: c, image: "registry.example.com/c:1.0", securityContext: {runAsNonRoot: true}}\n`;
    const cwd = folderWith({ 'a.yaml': shared });
    // Both containers want it, so one edit at the anchor serves both.
    expect(jsonOf(['.', '--check', 'run-as-root'], cwd).files[0]?.edits).toHaveLength(1);
    const one = shared.replace(
      'image: "registry.example.com/b:1.0", securityContext: *own',
      'image: "registry.example.com/b:1.0", securityContext: {<<: *own, runAsNonRoot: true}',
    );
    writeFileSync(join(cwd, 'a.yaml'), one);
    const { stdout, stderr } = plimsoll(['fix', '.', '--check', 'run-as-root'], { cwd });
    expect([stdout, stderr]).toEqual([
      '',
      expect.stringContaining('left as it is: 1 other place uses the anchor `own`'),
    ]);
  });

  test.skipIf(!hasHelm)('a chart behind a link is rendered with what would be changed in it', () => {
    const cwd = folderWith({
      'real/chart/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
      'real/chart/values.yaml': 'context:\n  runAsUser: 10001\n',
      'real/chart/templates/pod.yaml': safe.replace(
        'securityContext:\n      runAsUser: 10001',
        'securityContext: {{- toYaml .Values.context | nindent 6 }}',
      ),
    });
    symlinkSync('real', join(cwd, 'linked'));
    const run = plimsoll(['fix', 'linked/chart', '--check', 'run-as-root', '--write'], { cwd });
    expect([run.exitCode, read(cwd, 'real/chart/values.yaml')]).toEqual([
      0,
      'context:\n  runAsUser: 10001\n  runAsNonRoot: true\n',
    ]);
  });

  test('a link that leads out of what was given is not followed', () => {
    const outside = folderWith({ 'a.yaml': safe });
    const cwd = folderWith({ 'deploy/b.yaml': fixed });
    symlinkSync(join(outside, 'a.yaml'), join(cwd, 'deploy/a.yaml'));
    plimsoll(['fix', 'deploy', '--check', 'run-as-root', '--write'], { cwd });
    expect(read(outside, 'a.yaml')).toBe(safe);
  });

  test('a problem elsewhere is said, and the exit code tells that not all could be done', () => {
    const cwd = folderWith({ 'a.yaml': safe, 'b.yaml': 'a: [\n' });
    const { exitCode, stderr } = plimsoll(['fix', '.', '--check', 'run-as-root', '--write'], { cwd });
    expect([exitCode, read(cwd, 'a.yaml')]).toEqual([2, fixed]);
    expect(stderr).toContain('b.yaml');
  });

  test('an accepted finding is not repaired', () => {
    const accepted = safe.replace(
      'namespace: shop}',
      "namespace: shop, annotations: {ignore-check.kube-linter.io/run-as-non-root: 'known'}}",
    );
    const cwd = folderWith({ 'a.yaml': accepted });
    expect(plimsoll(['fix', '.', '--check', 'run-as-root'], { cwd }).stdout).toBe('');
  });
});

describe('--interactive', () => {
  test.each<[string, string, readonly boolean[]]>([
    ['y takes it and n leaves it', 'y\nn\n', [true, false]],
    ['a takes all that follow', 'a\n', [true, true]],
    ['q leaves all that follow', 'y\nq\n', [true, false]],
    ['what is no answer is asked again', 'what?\n\nn\ny\n', [false, true]],
    ['the end of the input is q', '', [false, false]],
  ])('%s', (_, input, taken) => {
    const files = { 'a.yaml': safe, 'b.yaml': safe.replace('web', 'other') };
    const cwd = folderWith(files);
    const { exitCode } = plimsoll(['fix', '.', '--check', 'run-as-root', '--interactive'], { cwd, input });
    expect(exitCode).toBe(0);
    expect(Object.entries(files).map(([file, text]) => read(cwd, file) !== text)).toEqual(taken);
  });
});

describe('--branch', () => {
  const git = (cwd: string, ...args: readonly string[]): string =>
    execFileSync('git', [...args], { cwd, encoding: 'utf8' });
  const repository = (files: Readonly<Record<string, string>>): string => {
    const cwd = folderWith(files);
    git(cwd, 'init', '--quiet');
    git(cwd, 'config', 'user.name', 'Somebody');
    git(cwd, 'config', 'user.email', 'somebody@example.com');
    git(cwd, 'add', '.');
    git(cwd, 'commit', '--quiet', '--message', 'Begin');
    return cwd;
  };

  test('makes one commit for each cause and leaves what is checked out as it is', () => {
    const cwd = repository({ 'deploy/a.yaml': safe, 'deploy/b.yaml': privileged });
    const head = git(cwd, 'rev-parse', 'HEAD');
    const planned = jsonOf(['deploy', '--unsafe'], cwd);
    const run = plimsoll(['fix', 'deploy', '--unsafe', '--branch', 'hardening'], { cwd });
    expect([run.exitCode, run.stderr]).toEqual([0, expect.stringContaining('git switch hardening')]);
    expect([git(cwd, 'rev-parse', 'HEAD'), git(cwd, 'status', '--porcelain')]).toEqual([head, '']);
    const subjects = git(cwd, 'log', '--format=%s', 'HEAD..hardening').trim().split('\n');
    expect(subjects).toHaveLength(planned.causes.length);
    expect(subjects.filter(({ length }) => length > 72)).toEqual([]);
    git(cwd, 'switch', '--quiet', 'hardening');
    expect(jsonOf(['deploy', '--unsafe'], cwd).causes).toEqual([]);
  });

  test('works from a folder of the repository', () => {
    const cwd = repository({ 'deploy/a.yaml': safe });
    plimsoll(['fix', '.', '--check', 'run-as-root', '--branch', 'b'], { cwd: join(cwd, 'deploy') });
    expect(git(cwd, 'show', 'b:deploy/a.yaml')).toBe(fixed);
  });

  test('takes files with any name, and runs no hook', () => {
    const names = [':(top)a.yaml', '*.yaml', '-rf.yaml', 'with "quotes" and ü.yaml'];
    const cwd = repository(
      Object.fromEntries(names.map((name, index) => [name, safe.replace('web', `web${index}`)])),
    );
    for (const hook of ['reference-transaction', 'commit-msg'])
      writeFileSync(join(cwd, '.git/hooks', hook), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const run = plimsoll(['fix', '.', '--check', 'run-as-root', '--branch', 'b'], { cwd });
    expect([run.exitCode, run.stderr]).toEqual([0, expect.stringContaining('git switch b')]);
    expect(git(cwd, 'diff', '--name-only', '-z', 'HEAD', 'b').split('\0').filter(Boolean).toSorted()).toEqual(
      names.toSorted(),
    );
  });

  test.each(['@', 'HEAD', 'refs/heads/x', '@{-1}', '-x', 'a..b'])('refuses `%s` as a name', (name) => {
    const cwd = repository({ 'a.yaml': safe });
    const run = plimsoll(['fix', '.', '--check', 'run-as-root', `--branch=${name}`], { cwd });
    expect([run.exitCode, run.stderr]).toEqual([2, expect.stringContaining('is no name for a branch')]);
  });

  test('refuses a tree that is not committed, a name that is taken, and a file that git does not track', () => {
    const cwd = repository({ 'a.yaml': safe });
    writeFileSync(join(cwd, 'new.yaml'), safe.replace('web', 'new'));
    const args = ['fix', '.', '--check', 'run-as-root', '--branch'];
    expect(plimsoll([...args, 'b'], { cwd }).stderr).toContain('git does not track `new.yaml`');
    git(cwd, 'branch', 'taken');
    expect(plimsoll(['fix', 'a.yaml', '--branch', 'taken'], { cwd }).stderr).toContain('is there already');
    writeFileSync(join(cwd, 'a.yaml'), `${safe}# more\n`);
    const run = plimsoll([...args, 'b'], { cwd });
    expect([run.exitCode, run.stderr]).toEqual([2, expect.stringContaining('`a.yaml` is not committed')]);
    expect(git(cwd, 'branch', '--list', 'b')).toBe('');
  });
});

test('the findings of the example that can be repaired safely are gone, as in the hardened one', () => {
  const cwd = folderWith({});
  execFileSync('cp', ['-r', join(examples, 'harbor'), join(examples, 'harbor-hardened'), cwd]);
  expect(plimsoll(['fix', 'harbor', '--write'], { cwd }).exitCode).toBe(0);
  for (const folder of ['harbor', 'harbor-hardened']) {
    expect(jsonOf([folder], cwd).causes.map(({ findings }) => findings)).toEqual([]);
  }
  expect(plimsoll(['fix', 'harbor', '--unsafe', '--write'], { cwd }).exitCode).toBe(0);
  expect(jsonOf(['harbor', '--unsafe'], cwd).causes).toEqual([]);
});
