import { expect, test } from 'vitest';
import type { Finding } from '../evaluate/finding.ts';
import type { ControlStanding, FrameworkStanding } from '../evaluate/standing.ts';
import type { Control } from '../policy/frameworks/framework.ts';
import { csvByControl } from './csv-controls.ts';
import { controlsTable, frameworksJson, frameworksTable } from './frameworks-list.ts';
import { sampleReport, sampleSources } from './golden/sample.ts';
import { jsonReport } from './json.ts';
import { sarifReport } from './sarif.ts';
import { tableReport, type TableOptions } from './table.ts';

function control(id: string, title: string, checks: readonly string[], more: Partial<Control> = {}): Control {
  return {
    id,
    title,
    section: 'containers',
    decided: 'automated',
    evidence: ['api-object'],
    checks,
    ...more,
  };
}

const quiet = { findings: 0, accepted: 0 };
const controls: readonly ControlStanding[] = [
  {
    control: control('A-1', 'No container holds the powers of its node', ['privileged-container']),
    status: 'failed',
    findings: 2,
    accepted: 0,
  },
  {
    control: control('A-2', 'Every container has its limits, in memory as well as in everything else', [
      'limits-missing',
    ]),
    status: 'failed',
    findings: 0,
    accepted: 1,
  },
  { ...quiet, control: control('A-3', 'Annotations hold no key', ['key-in-annotation']), status: 'passed' },
  {
    ...quiet,
    control: control('A-4', 'Roles are few', ['secret-missing'], { decided: 'partly' }),
    status: 'passed',
    needed: 'the yearly review',
  },
  {
    ...quiet,
    control: control('A-5', 'Doors are locked', ['secret-missing'], { level: 2 }),
    status: 'not-applicable',
    because: 'no Ingress or Gateway is among these manifests',
  },
  {
    ...quiet,
    control: control('B-1', 'Files of nodes are closed', [], { section: 'nodes', evidence: ['node-file'] }),
    status: 'unseen',
    needed: 'the files of the nodes, with their mode and owner',
    detail: 'mode 600',
  },
  {
    ...quiet,
    control: control('B-2', 'Files of nodes belong to root', [], {
      section: 'nodes',
      evidence: ['node-file'],
    }),
    status: 'unseen',
    needed: 'the files of the nodes, with their mode and owner',
  },
];
const standing: FrameworkStanding = {
  framework: {
    id: 'nsa',
    title: 'A Guide, to "Ships"',
    version: '2',
    source: 'https://example.com/guide',
    controls: controls.map((one) => one.control),
  },
  controls,
  summary: { failed: 2, passed: 2, passedInPart: 1, notApplicable: 1, unseen: 2 },
};

const sample = sampleReport();
const limits = sample.findings.find(({ check }) => check === 'limits-missing');
if (limits === undefined) throw new Error('the sample lacks a finding');
const accepted: Finding = {
  ...limits,
  suppression: { kind: 'annotation', source: 'plimsoll', reason: 'old, and going', exception: 'a' },
};
const report = {
  ...sample,
  findings: sample.findings.filter(({ check }) => check === 'privileged-container'),
  suppressed: [accepted],
};

const options: TableOptions = {
  width: 80,
  colour: false,
  unicode: true,
  verbosity: 'normal',
  durationMs: 58,
  sourceText: (uri) => sampleSources.find((source) => source.uri === uri)?.text,
  failOn: 'medium',
  exitCode: 2,
  standings: [standing],
};

test.each<[string, Partial<TableOptions>]>([
  ['controls.txt', {}],
  ['controls-verbose.txt', { verbosity: 'verbose' }],
  ['controls-quiet.txt', { verbosity: 'quiet' }],
  ['controls-colour.txt', { colour: true, width: 60 }],
])('a terminal shows controls as in golden/%s', async (name, more) => {
  const text = [...tableReport(report, { ...options, ...more })].join('');
  await expect(text).toMatchFileSnapshot(`${import.meta.dirname}/golden/${name}`);
});

test('CSV has a line for each finding of each control, and for each control without', async () => {
  const text = [...csvByControl(report, [standing])].join('');
  await expect(text).toMatchFileSnapshot(`${import.meta.dirname}/golden/controls.csv`);
});

test('a finding that belongs to no control is not lost from CSV', () => {
  const none = [...csvByControl(report, [{ ...standing, controls: [] }])].join('').split('\n');
  expect(none.filter((line) => line.includes('privileged-container')).length).toBe(report.findings.length);
});

test('JSON says of each control how it stands, why, and what would be needed', () => {
  const text = [...jsonReport(report, { toolVersion: '0.1.0', durationMs: 1, standings: [standing] })].join(
    '',
  );
  const { frameworks } = JSON.parse(text) as { readonly frameworks: readonly unknown[] };
  expect(frameworks).toEqual([
    {
      id: 'nsa',
      title: 'A Guide, to "Ships"',
      version: '2',
      source: 'https://example.com/guide',
      summary: standing.summary,
      controls: controls.map(({ control: one, status, findings, accepted, because, needed, detail }) => ({
        id: one.id,
        title: one.title,
        section: one.section,
        ...(one.level === undefined ? {} : { level: one.level }),
        decided: one.decided,
        status,
        findings,
        accepted,
        checks: one.checks,
        ...(because === undefined ? {} : { because }),
        ...(needed === undefined ? {} : { needed: detail === undefined ? needed : `${needed}: ${detail}` }),
      })),
    },
  ]);
});

test('SARIF relates each rule to the controls that it answers', () => {
  const log = [...sarifReport(report, { toolVersion: '0.1.0', prefix: '', standings: [standing] })].join('');
  const [run] = (JSON.parse(log) as { readonly runs: readonly Run[] }).runs;
  const taxonomy = run?.taxonomies[0];
  expect(taxonomy).toMatchObject({ name: 'A Guide, to "Ships"', version: '2', isComprehensive: true });
  expect(run?.tool.driver.supportedTaxonomies).toEqual([{ name: 'A Guide, to "Ships"', index: 0 }]);
  for (const rule of run?.tool.driver.rules ?? []) {
    const targets = rule.relationships?.map(({ target }) => taxonomy?.taxa[target.index]?.id);
    const answered = controls.filter((one) => one.control.checks.includes(rule.id));
    expect(targets ?? []).toEqual(answered.map((one) => one.control.id));
  }
  expect(taxonomy?.taxa.map(({ properties }) => properties.status)).toEqual(
    controls.map(({ status }) => status),
  );
});

interface Run {
  readonly tool: {
    readonly driver: {
      readonly supportedTaxonomies: unknown;
      readonly rules: readonly {
        readonly id: string;
        readonly relationships?: readonly { readonly target: { readonly index: number } }[];
      }[];
    };
  };
  readonly taxonomies: readonly {
    readonly taxa: readonly { readonly id: string; readonly properties: { readonly status: string } }[];
  }[];
}

test('frameworks and their controls are listed', () => {
  const page = { width: 60, colour: false, unicode: true };
  expect([...frameworksTable([standing.framework], page)].join('')).toBe(
    `nsa      5 of 7  A Guide, to "Ships" 2

1 framework; the number before a title says how many of its controls have a check
`,
  );
  expect([...controlsTable(standing.framework, page)].join('')).toContain(`
nodes
  B-1  Files of nodes are closed
`);
  expect(JSON.parse([...frameworksJson([standing.framework])].join(''))).toMatchObject([
    { id: 'nsa', answered: 5, controls: controls.map(({ control: { id } }) => ({ id })) },
  ]);
});
