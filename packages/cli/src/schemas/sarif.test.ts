import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  applyTextEdits,
  catalogue,
  examine,
  fixesFor,
  frameworkNames,
  makePlan,
  makeReport,
  makeTarget,
  sarifReport,
  standingOf,
  type Report,
} from '@plimsoll/engine';
import { frameworkNamed } from '@plimsoll/engine/frameworks';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../../..');
const schemaFile = join(root, '../shared/schemas/sarif-2.1.0.json');
const isPresent = existsSync(schemaFile);
if (!isPresent) process.stderr.write(`SARIF is not validated: ${schemaFile} is absent\n`);

interface Log {
  readonly runs: readonly {
    readonly results: readonly {
      readonly ruleId: string;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
        };
      }[];
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly fixes?: readonly {
        readonly artifactChanges: readonly {
          readonly artifactLocation: { readonly uri: string };
          readonly replacements: readonly {
            readonly deletedRegion: Readonly<
              Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>
            >;
            readonly insertedContent?: { readonly text: string };
          }[];
        }[];
      }[];
    }[];
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly invocations: readonly {
      readonly executionSuccessful: boolean;
      readonly toolExecutionNotifications: readonly {
        readonly descriptor: { readonly id: string };
        readonly message: { readonly text: string };
      }[];
    }[];
  }[];
}

const plan = makePlan(catalogue, makeTarget({ minor: 36 }));

const everything = makeReport(
  globSync('packages/engine/src/checks/*/*/fail.yaml', { cwd: root }).map((uri) =>
    examine({ uri: uri.replaceAll('\\', '/'), text: readFileSync(join(root, uri), 'utf8') }, plan),
  ),
  plan,
);

function logOf(report: Report, prefix = ''): Log {
  return JSON.parse([...sarifReport(report, { toolVersion: '0.1.0', prefix })].join('')) as Log;
}

const fixed = [
  {
    uri: 'a b.yaml',
    text: 'apiVersion: v1\r\nkind: Pod\r\nmetadata: {name: "日本語𐀀"}\r\nspec:\r\n  hostPID: true\r\n  containers:\r\n    - name: c\r\n      image: a:1\r\n      securityContext: {privileged: true}',
  },
  {
    uri: 'list.json',
    text: '{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "𐀀"}, "spec": {"hostNetwork": true, "containers": [{"name": "c", "image": "a:1"}]}}]}',
  },
  {
    uri: 'two.yaml',
    text: 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n---\n# the shop\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  hostIPC: true\n  containers:\n    - name: web\n      image: a:1\n',
  },
];
const fixedReport = makeReport(
  fixed.map((source) => examine(source, plan)),
  plan,
);
const fixes = fixesFor(fixedReport.findings, (uri) => fixed.find((source) => source.uri === uri), {
  plan: makePlan(catalogue, makeTarget({ minor: 36 }), { forComparison: true, marksSilenced: true }),
  checkOf: (id) => catalogue.find((check) => check.id === id),
}).of;
const fixedLog = JSON.parse(
  [
    ...sarifReport(fixedReport, {
      toolVersion: '0.1.0',
      prefix: '',
      fixOf: (finding) => fixes.get(finding),
    }),
  ].join(''),
) as Log;

function withUri(uri: string): Report {
  const text =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: c, securityContext: {privileged: true}}]}\n';
  return makeReport([examine({ uri, text }, plan)], plan);
}

/** The published schema without its draft-4 header, which Ajv does not know; the rest means the same in both drafts. */
function publishedSchema(): ValidateFunction {
  const {
    $schema: _,
    id: __,
    ...schema
  } = JSON.parse(readFileSync(schemaFile, 'utf8')) as Record<string, unknown>;
  const formats = {
    uri: (text: string) => /^[a-z][a-z0-9+.-]*:/iu.test(text) && URL.canParse(text),
    'uri-reference': (text: string) => /^(?:[\w\-.~!$&'()*+,;=:@/?#]|%[0-9A-F]{2})*$/u.test(text),
    'date-time': true as const,
  };
  return new Ajv({ strict: false, allErrors: true, formats }).compile(schema);
}

describe.runIf(isPresent)('SARIF 2.1.0', () => {
  test.each<[string, Report]>([
    ['findings of every check', everything],
    ['nothing found', makeReport([], plan)],
    [
      'problems and an interruption',
      makeReport([examine({ uri: 'a b.yaml', text: 'a: [\n' }, plan)], plan, {
        interrupted: true,
        problems: [{ code: 'not-found', uri: '', message: 'm' }],
      }),
    ],
    ['hostile names', withUri('a\u202E\uD800 %2F?#[x]:y.yaml')],
  ])('takes a log with %s', (_, report) => {
    const validate = publishedSchema();
    validate(logOf(report, 'services/shop'));
    expect(validate.errors ?? []).toEqual([]);
  });
});

test.runIf(isPresent)('SARIF 2.1.0 takes a log with every framework as a taxonomy', () => {
  const validate = publishedSchema();
  const standings = frameworkNames.map((name) => standingOf(frameworkNamed(name, 36), everything));
  const text = [...sarifReport(everything, { toolVersion: '0.1.0', prefix: '', standings })].join('');
  validate(JSON.parse(text));
  expect(validate.errors ?? []).toEqual([]);
});

test.runIf(isPresent)('SARIF 2.1.0 takes a log with fixes', () => {
  const validate = publishedSchema();
  validate(fixedLog);
  expect(validate.errors ?? []).toEqual([]);
});

test('what the replacements of a fix make is what the edits of its finding make', () => {
  const said = (one: readonly unknown[]): string => JSON.stringify(one);
  const made = (fixedLog.runs[0]?.results ?? []).flatMap(({ fixes: offered = [] }) =>
    offered.flatMap(({ artifactChanges }) =>
      artifactChanges.map(({ artifactLocation, replacements }) => {
        const uri = decodeURIComponent(artifactLocation.uri);
        const lines = (fixed.find((source) => source.uri === uri)?.text ?? '').split(/(?<=\n)/u);
        const offsetOf = (line: number, column: number): number =>
          lines.slice(0, line - 1).join('').length + column - 1;
        const replaced = replacements.toReversed().reduce((text, { deletedRegion, insertedContent }) => {
          const { startLine, startColumn, endLine, endColumn } = deletedRegion;
          return (
            text.slice(0, offsetOf(startLine, startColumn)) +
            (insertedContent?.text ?? '') +
            text.slice(offsetOf(endLine, endColumn))
          );
        }, lines.join(''));
        return [uri, replaced];
      }),
    ),
  );
  const wanted = [...fixes.values()].map(({ edits }) => {
    const uri = edits[0]?.uri ?? '';
    return [uri, applyTextEdits(fixed.find((source) => source.uri === uri)?.text ?? '', edits)];
  });
  expect(wanted.length).toBeGreaterThan(12);
  expect(new Set(wanted.map(([uri]) => uri)).size).toBe(3);
  expect(new Set(made.map(said))).toEqual(new Set(wanted.map(said)));
});

test('a run without results still names its rules', () => {
  const [run] = logOf(makeReport([], plan)).runs;
  expect(run?.results).toEqual([]);
  expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(catalogue.map(({ id }) => id));
  expect(run?.invocations[0]?.executionSuccessful).toBe(true);
});

test.each([
  ['a.yaml', '', 'a.yaml', true],
  ['a b#1.yaml', 'deploy', 'deploy/a%20b%231.yaml', true],
  ['../other/a.yaml', 'deploy/x', 'deploy/other/a.yaml', true],
  ['../../a.yaml', 'deploy', '../a.yaml', true],
  ['./a.yaml', '', 'a.yaml', true],
  ['c:d.yaml', '', 'c%3Ad.yaml', true],
  ['/tmp/a b.yaml', 'deploy', 'file:///tmp/a%20b.yaml', false],
  ['C:/tmp/a.yaml', 'deploy', 'file:///C:/tmp/a.yaml', false],
])('`%s` in `%s` is `%s` of the repository', (uri, prefix, expected, isRelative) => {
  const location = logOf(withUri(uri), prefix).runs[0]?.results[0]?.locations[0]?.physicalLocation
    .artifactLocation;
  expect(location).toEqual(isRelative ? { uri: expected, uriBaseId: '%SRCROOT%' } : { uri: expected });
});

test('the worst results come first', () => {
  const levels = logOf(everything).runs[0]?.results.map(({ level }) => level) ?? [];
  const order = ['error', 'warning', 'note'];
  expect(levels).toEqual(levels.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
});

test('what GitHub would not take is left out, the mildest first, and that is said', () => {
  const [finding] = everything.findings;
  if (finding === undefined) throw new Error('no finding');
  const findings = Array.from({ length: 25_010 }, (_, index) => ({
    ...finding,
    severity: index < 10 ? ('low' as const) : ('high' as const),
  }));
  const [run] = logOf({ ...everything, findings }).runs;
  expect(run?.results.length).toBe(25_000);
  expect(new Set(run?.results.map(({ level }) => level))).toEqual(new Set(['error']));
  expect(run?.invocations[0]?.toolExecutionNotifications[0]).toMatchObject({
    descriptor: { id: 'results-cut' },
    message: {
      text: 'Only the worst 25000 of 25010 results are listed; the 10 that were left out are of severity low or milder',
    },
  });
});

test('two findings of one file never share a fingerprint', () => {
  const [finding] = everything.findings;
  if (finding === undefined) throw new Error('no finding');
  const results = logOf({ ...everything, findings: [finding, finding] }).runs[0]?.results ?? [];
  expect(results.map(({ partialFingerprints }) => partialFingerprints['primaryLocationLineHash'])).toEqual([
    `${finding.fingerprint}:1`,
    `${finding.fingerprint}:2`,
  ]);
});

test('text from outside becomes no link', () => {
  const [finding] = everything.findings;
  if (finding === undefined) throw new Error('no finding');
  const [result] =
    logOf({ ...everything, findings: [{ ...finding, message: 'see [this](https://example.com)' }] }).runs[0]
      ?.results ?? [];
  expect(result?.message.text).toContain(String.raw`see [this\](https://example.com)`);
});
