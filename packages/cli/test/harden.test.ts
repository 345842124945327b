import { cpSync, existsSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import type { HardenJson } from '@plimsoll/engine';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { folderWith, plimsoll, scanJson } from './plimsoll.ts';

const root = resolve(import.meta.dirname, '../../..');

const isMissing = !(process.env['PATH'] ?? '')
  .split(delimiter)
  .some((folder) => ['kustomize', 'kubectl'].some((name) => existsSync(join(folder, name))));
// oxlint-disable-next-line no-console
if (isMissing) console.warn('skipped: neither kustomize nor kubectl is on the PATH');

/** One container with faults that are safe to mend, unsafe to mend, need a value, and are left for a person. */
const pod = `apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec:
  containers:
    - name: app
      image: registry.example.com/app
      securityContext:
        runAsUser: 10001
        privileged: true
`;

/** A pod that every check of the level takes. */
const good = `apiVersion: v1
kind: Pod
metadata: {name: good, namespace: shop}
spec:
  securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
  containers:
    - name: app
      image: registry.example.com/app:1.4.2
      securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
`;

function jsonOf(args: readonly string[], cwd: string): HardenJson {
  return JSON.parse(plimsoll(['harden', ...args, '--format', 'json'], { cwd }).stdout) as HardenJson;
}

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

function harbor(): string {
  const cwd = folderWith({});
  cpSync(join(root, 'examples/harbor'), join(cwd, 'harbor'), { recursive: true });
  return cwd;
}

describe('without --write', () => {
  test('it changes nothing, exits 1 while there is something to do, and 0 where there is not', () => {
    const cwd = folderWith({ 'a.yaml': pod, 'good/a.yaml': good });
    expect(plimsoll(['harden', '.'], { cwd }).exitCode).toBe(1);
    expect(read(cwd, 'a.yaml')).toBe(pod);
    const { exitCode, stdout } = plimsoll(['harden', 'good', '--profile', 'pss-restricted'], { cwd });
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('nothing is left to do for 1 workload')]);
  });

  test('it says where the workloads stand before and with the edits', () => {
    const cwd = folderWith({ 'a.yaml': pod, 'b.yaml': good });
    const { standings } = jsonOf(['.'], cwd);
    expect(standings.map(({ state, podSecurity }) => [state, podSecurity])).toEqual([
      ['before', { workloads: 2, baseline: 1, restricted: 1 }],
      ['safe', { workloads: 2, baseline: 1, restricted: 1 }],
      ['all', { workloads: 2, baseline: 2, restricted: 2 }],
    ]);
  });

  test('an exception hides no workload from the levels', () => {
    const accepted = pod.replace(
      'namespace: shop}',
      'namespace: shop, annotations: {checkov.io/skip1: CKV_K8S_16=ours}}',
    );
    const cwd = folderWith({ 'a.yaml': accepted });
    const [before] = jsonOf(['.'], cwd).standings;
    expect(before?.bySeverity.critical).toBe(0);
    expect(before?.podSecurity.baseline).toBe(0);
  });

  test('the step with the most gain comes first, and its command makes it alone', () => {
    const cwd = folderWith({ 'a.yaml': pod });
    const { steps } = jsonOf(['a.yaml'], cwd);
    expect(steps[0]?.command).toBe('plimsoll fix a.yaml --unsafe --check privileged-container --write');
    const ranks = steps.map(({ severity }) =>
      ['critical', 'high', 'medium', 'low', 'info'].indexOf(severity),
    );
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    const [, ...args] = steps[0]?.command.split(' ') ?? [];
    expect(plimsoll(args, { cwd }).exitCode).toBe(0);
    const after = jsonOf(['a.yaml'], cwd).steps.flatMap(({ checks }) => checks);
    expect(after).not.toContain('privileged-container');
    expect(after).toContain('root-filesystem-writable');
  });

  test('a value that only the user knows is asked for with what it is for, and makes a step once it is given', () => {
    const cwd = folderWith({ 'a.yaml': pod });
    const named = ({ values }: HardenJson): readonly string[] =>
      values.flatMap(({ params }) => params.map(({ name }) => name));
    expect(named(jsonOf(['.'], cwd))).toContain('limits.memory');
    expect(plimsoll(['harden', '.'], { cwd }).stdout).toContain(
      '--param limits.memory=…  would repair 1 finding',
    );
    const given = jsonOf(['.', '--param', 'limits.memory=256Mi'], cwd);
    expect(named(given)).not.toContain('limits.memory');
    expect(given.steps.flatMap(({ checks }) => checks)).toContain('memory-limit-missing');
  });

  test('what no edit repairs is left for a person, with what to write', () => {
    const cwd = folderWith({ 'a.yaml': pod });
    const { left } = jsonOf(['.'], cwd);
    expect(left.map(({ check }) => check)).toContain('image-tag-mutable');
    expect(left.every(({ remedy }) => remedy !== '')).toBe(true);
  });
});

test.each<[string, readonly string[]]>([
  ['the default profile', []],
  ['a level', ['--profile', 'pss-restricted']],
  ['chosen checks', ['--check', 'run-as-root,privileged-container']],
])('under %s the counts are those of a scan, before and after each kind of writing', (_, judging) => {
  const planned = jsonOf(['harbor', ...judging], harbor());
  for (const mode of [['--write'], ['--write', '--unsafe']]) {
    const cwd = harbor();
    const scanned = (): unknown => scanJson(['harbor', ...judging], { cwd }).report.summary.bySeverity;
    const before = scanned();
    const { standings, steps, values, left } = jsonOf(['harbor', ...judging, ...mode], cwd);
    expect(standings.map(({ state }) => state).slice(0, 2)).toEqual(['before', 'written']);
    expect([standings[0]?.bySeverity, standings[1]?.bySeverity]).toEqual([before, scanned()]);
    const promised = planned.standings.find(({ state }) => state === (mode.length === 1 ? 'safe' : 'all'));
    expect(standings[1]?.bySeverity).toEqual(promised?.bySeverity);
    const open = [...values, ...left].reduce((sum, { findings }) => sum + findings.length, 0);
    expect(open).toBe(standings.at(-1)?.findings);
    expect(steps.some(({ kind }) => kind === 'safe')).toBe(false);
  }
});

test.skipIf(isMissing)(
  'what several overlays show of one base is one finding of a step, where it is written',
  () => {
    const overlay = (name: string): string => `namespace: ${name}\nresources: [../base]\n`;
    const cwd = folderWith({
      'base/pod.yaml': pod.replace(', namespace: shop', ''),
      'base/kustomization.yaml': 'resources: [pod.yaml]\n',
      'dev/kustomization.yaml': overlay('dev'),
      'prod/kustomization.yaml': overlay('prod'),
    });
    const { steps, standings } = jsonOf(['.'], cwd);
    expect(steps[0]?.findings.map(({ location }) => location.uri)).toEqual(['base/pod.yaml']);
    expect(
      standings.map(({ bySeverity, podSecurity }) => [bySeverity.critical, podSecurity.workloads]),
    ).toEqual([
      [1, 2],
      [1, 2],
      [0, 2],
    ]);
  },
);

test('--write makes what is safe and says what is left; a second run has nothing more to write', () => {
  const cwd = folderWith({ 'a.yaml': pod });
  const { exitCode, stdout } = plimsoll(['harden', '.', '--write'], { cwd });
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('1 edit in 1 file repaired 1 of')]);
  const once = read(cwd, 'a.yaml');
  expect(once).toContain('runAsNonRoot: true');
  expect(once).toContain('privileged: true');
  expect(plimsoll(['harden', '.', '--write'], { cwd }).stdout).toContain('nothing was written');
  expect(read(cwd, 'a.yaml')).toBe(once);
});

describe('--interactive', () => {
  test.each<[string, string, boolean]>([
    ['y and q make one step', 'y\nq\n', true],
    ['q makes none', 'q\n', false],
    ['the end of the input means q', '', false],
  ])('%s', (_, input, isMade) => {
    const cwd = folderWith({ 'a.yaml': pod });
    const { exitCode, stderr, stdout } = plimsoll(['harden', '.', '--interactive'], { cwd, input });
    expect(exitCode).toBe(0);
    expect(stderr).toContain('Container runs privileged');
    expect(stderr).toContain('+        privileged: false');
    expect(stderr).toMatch(/repair this\?.*\(1 of \d+\)/u);
    expect(stdout).toMatch(isMade ? /^\d+ edits in 1 file repaired 1 of/u : /^nothing was written/u);
    const text = read(cwd, 'a.yaml');
    expect(text.includes('privileged: false')).toBe(isMade);
    expect(text.includes('readOnlyRootFilesystem')).toBe(false);
    expect(text === pod).toBe(!isMade);
  });

  test('`a` makes all that follow, so that no step is left', () => {
    const cwd = folderWith({ 'a.yaml': pod });
    const { stdout } = plimsoll(['harden', '.', '-i', '--format', 'json'], { cwd, input: 'n\na\n' });
    const { steps } = JSON.parse(stdout) as HardenJson;
    expect(steps.map(({ checks }) => checks)).toEqual([['privileged-container']]);
    expect(read(cwd, 'a.yaml')).toContain('readOnlyRootFilesystem: true');
  });
});

describe('what it will not do', () => {
  test.each<[string, readonly string[], string]>([
    ['both kinds at once', ['.', '--safe', '--unsafe'], 'leave out `--safe`'],
    ['to write and to ask', ['.', '--write', '-i'], 'leave out `--write`'],
    ['an unknown value', ['.', '--param', 'limit.memory=1'], 'did you mean `limits.memory`'],
    ['standard input', ['-'], 'name files or folders in place of `-`'],
    ['a folder with nothing in it', ['empty'], 'no Kubernetes resources were found'],
    ['a file that cannot be read', ['broken.yaml'], 'not looked at: broken.yaml'],
  ])('%s is an error', (_, args, message) => {
    const cwd = folderWith({ 'a.yaml': pod, 'empty/note.txt': '', 'broken.yaml': 'a: [\n' });
    const { exitCode, stderr } = plimsoll(['harden', ...args], { cwd });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(read(cwd, 'a.yaml')).toBe(pod);
  });
});

test('the published schema holds for what it prints', () => {
  const schema = JSON.parse(readFileSync(join(root, 'schemas/harden.schema.json'), 'utf8')) as object;
  const validate = new Ajv2020({ allErrors: true, strictTuples: false }).compile(schema);
  const cwd = harbor();
  for (const args of [['harbor'], ['harbor', '--write']]) {
    validate(jsonOf(args, cwd));
    expect(validate.errors ?? []).toEqual([]);
  }
});

test('a hostile name reaches no terminal as it is', () => {
  const cwd = folderWith({ 'a.yaml': pod.replace('name: app', 'name: "a\\u001b[31mpp"') });
  const { stdout, stderr } = plimsoll(['harden', '.', '--interactive'], { cwd, input: 'q\n' });
  expect((stdout + stderr).includes('\u001B')).toBe(false);
});
