import { describe, expect, test } from 'vitest';
import { makeTarget } from '../checks/check.ts';
import { examine } from '../evaluate/examine.ts';
import { makePlan } from '../evaluate/plan.ts';
import { makeReport, type Report } from '../evaluate/report.ts';
import { catalogue } from '../policy/catalogue.ts';
import { applyBaseline, makeBaseline, pruneBaseline } from './baseline.ts';
import { differenceOf } from './diff.ts';

const plan = makePlan(
  catalogue.filter(({ id }) => id === 'privileged-container' || id === 'host-network'),
  makeTarget({ today: '2026-11-21' }),
  { forComparison: true },
);

function scan(files: Readonly<Record<string, string>>): Report {
  const examinations = Object.entries(files).map(([uri, text]) => examine({ uri, text }, plan));
  return makeReport(examinations, plan);
}

/** A pod with a container for each name; those in capitals are privileged. */
function pod(name: string, containers = 'APP', namespace = 'shop'): string {
  const items = containers.split(' ').map((one) => {
    const security = one === one.toUpperCase() ? ', securityContext: {privileged: true}' : '';
    return `{name: ${one.toLowerCase()}, image: registry.example.com/${name.slice(0, 1)}${security}}`;
  });
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {containers: [${items.join(', ')}]}\n`;
}

type Files = Readonly<Record<string, string>>;

/** What is introduced, as `file: pod/container`. */
function introduced(before: Files, after: Files): readonly string[] {
  return differenceOf(scan(before), scan(after)).introduced.map(
    ({ location, resource }) => `${location.uri}: ${resource.name}/${resource.container}`,
  );
}

describe('what counts as new', () => {
  test.each<[string, Files, Files, readonly string[]]>([
    ['nothing, where a file is renamed', { 'a.yaml': pod('web') }, { 'x/b.yaml': pod('web') }, []],
    ['nothing, where an object is renamed', { 'a.yaml': pod('web') }, { 'a.yaml': pod('www') }, []],
    ['nothing, where an object is renamed and moved', { 'a.yaml': pod('web') }, { 'b.yaml': pod('www') }, []],
    [
      'nothing, where a container is renamed',
      { 'a.yaml': pod('web', 'APP') },
      { 'a.yaml': pod('web', 'MAIN') },
      [],
    ],
    [
      'nothing, where an object changes its namespace',
      { 'a.yaml': pod('web') },
      { 'a.yaml': pod('web', 'APP', 'store') },
      [],
    ],
    [
      'a copy under another name',
      { 'a.yaml': pod('web') },
      { 'a.yaml': pod('web'), 'b.yaml': pod('www') },
      ['b.yaml: www/app'],
    ],
    [
      'the same object in another file',
      { 'dev/a.yaml': pod('web') },
      { 'dev/a.yaml': pod('web'), 'prod/a.yaml': pod('web') },
      ['prod/a.yaml: web/app'],
    ],
    [
      'a fault that is mended in one overlay and made in the other',
      { 'dev/a.yaml': pod('web', 'APP'), 'prod/a.yaml': pod('web', 'app') },
      { 'dev/a.yaml': pod('web', 'app'), 'prod/a.yaml': pod('web', 'APP') },
      ['prod/a.yaml: web/app'],
    ],
    [
      'the same after both overlays moved',
      { 'dev/a.yaml': pod('web', 'APP'), 'prod/a.yaml': pod('web', 'app') },
      { 'x/dev/a.yaml': pod('web', 'app c'), 'x/prod/a.yaml': pod('web', 'APP c') },
      ['x/prod/a.yaml: web/app'],
    ],
    [
      'a fault that is mended in one container and made in another',
      { 'a.yaml': pod('web', 'APP db') },
      { 'a.yaml': pod('web', 'app DB') },
      ['a.yaml: web/db'],
    ],
    [
      'a second container like the one that is renamed',
      { 'a.yaml': pod('web', 'APP') },
      { 'a.yaml': pod('web', 'MAIN OTHER') },
      ['a.yaml: web/main', 'a.yaml: web/other'],
    ],
    [
      'copies of what is renamed, for nobody can tell which is which',
      { 'a.yaml': pod('web') },
      { 'a.yaml': pod('www'), 'b.yaml': pod('w3') },
      ['a.yaml: www/app', 'b.yaml: w3/app'],
    ],
    [
      'what moved and what was renamed, where another object holds now what the old one held',
      { 'a.yaml': pod('web') },
      { 'b.yaml': pod('web', 'APP db'), 'c.yaml': pod('www') },
      ['b.yaml: web/app', 'c.yaml: www/app'],
    ],
    [
      'another object of the same kind with the same fault',
      { 'a.yaml': pod('web') },
      { 'b.yaml': pod('db') },
      ['b.yaml: db/app'],
    ],
    [
      'another kind under the same name',
      { 'a.yaml': pod('web') },
      {
        'a.yaml':
          pod('web').replace('v1\nkind: Pod', 'v1\nkind: PodTemplate').replace('spec:', 'template: {spec:') +
          '}',
      },
      ['a.yaml: web/app'],
    ],
    [
      'one more of an object that stands in a file twice',
      { 'a.yaml': `${pod('web')}---\n${pod('web')}` },
      { 'a.yaml': `${pod('web')}---\n${pod('web')}---\n${pod('web')}` },
      ['a.yaml: web/app'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(introduced(before, after)).toEqual(expected);
  });
});

describe('a baseline', () => {
  const made = { toolVersion: '0.1.0', kubernetesVersion: '1.36', profile: 'default' };
  const whole = { 'a.yaml': pod('web'), 'b.yaml': pod('db', 'APP db') };
  const baseline = makeBaseline(scan(whole), { made, previous: undefined });
  const exists = (uri: string): boolean => uri in whole;

  test('suppresses what it knows, each by an entry of its own', () => {
    const { report, matched, unusedEntries } = applyBaseline(scan(whole), baseline, { exists });
    expect(report.findings).toEqual([]);
    expect(matched).toBe(2);
    expect(unusedEntries).toEqual([]);
    expect(report.suppressed.map(({ suppression }) => suppression)).toEqual([
      { kind: 'baseline', source: 'plimsoll', exception: 'baseline#1' },
      { kind: 'baseline', source: 'plimsoll', exception: 'baseline#2' },
    ]);
  });

  test('takes no copy for the original where a part of the files is scanned', () => {
    const { report, unusedEntries } = applyBaseline(scan({ 'c.yaml': pod('www') }), baseline, { exists });
    expect(report.findings.length).toBe(1);
    expect(unusedEntries).toEqual([]);
  });

  test('says which entries nothing needs any more, and drops them when it is pruned', () => {
    const after = scan({ 'a.yaml': pod('web', 'app'), 'b.yaml': pod('db', 'APP DB') });
    expect(applyBaseline(after, baseline, { exists }).unusedEntries.map(({ uri }) => uri)).toEqual([
      'a.yaml',
    ]);
    const pruned = pruneBaseline(after, baseline, { exists });
    expect(pruned.entries.map(({ uri, container }) => `${uri} ${container}`)).toEqual(['b.yaml app']);
  });

  test('keeps what people wrote, and lets a finding show again when its end has come', () => {
    const excused = {
      ...baseline,
      entries: baseline.entries.map((entry) => ({
        ...entry,
        reason: 'old',
        owner: 'ops',
        until: '2026-11-20',
      })),
    };
    const again = makeBaseline(scan(whole), { made, previous: excused });
    expect(again.entries).toEqual(excused.entries);
    const { report, expiredEntries } = applyBaseline(scan(whole), again, { exists });
    expect(report.findings.length).toBe(2);
    expect(expiredEntries.length).toBe(2);
  });

  test('leaves alone what checks that do not run know', () => {
    const other = makePlan([], plan.target, { forComparison: true });
    const after = makeReport([examine({ uri: 'a.yaml', text: pod('web', 'app') }, other)], other);
    expect(applyBaseline(after, baseline, { exists }).unusedEntries).toEqual([]);
    expect(pruneBaseline(after, baseline, { exists }).entries.length).toBe(2);
  });
});
