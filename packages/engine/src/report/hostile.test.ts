import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeTarget } from '../checks/check.ts';
import type { Finding } from '../evaluate/finding.ts';
import type { ReadResource } from '../evaluate/list.ts';
import type { Report } from '../evaluate/report.ts';
import { catalogue } from '../policy/catalogue.ts';
import { nothingMet } from '../evaluate/met.ts';
import { standingOf } from '../evaluate/standing.ts';
import { frameworkNamed } from '../policy/frameworks/frameworks.ts';
import { csvByControl } from './csv-controls.ts';
import { csvReport } from './csv.ts';
import { jsonReport } from './json.ts';
import { resourceLines, resourcesTable } from './resources.ts';
import { sarifReport } from './sarif.ts';
import { tableReport } from './table.ts';
import { visible } from './visible.ts';

const hostileCharacters = [
  ...Array.from(
    '\u0000\u0007\b\t\n\v\f\r\u001B\u007F\u0085\u009B\u00AD\u034F\u061C\u115F\u180E\u200B\u200D\u200E\u200F',
  ),
  ...Array.from(
    '\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\u3164\uFE0F\uFEFF\uFFA0\uFFF9',
  ),
  '\uD800',
  '\uDFFF',
  '\u{E0041}',
  '\u{E0100}',
  '\u{1D173}',
];

const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...hostileCharacters),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom('"', ',', '=', '`', '](', '[31m'),
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));

const position = fc.integer({ min: 1, max: 12 });

const finding: fc.Arbitrary<Finding> = fc.record({
  check: fc.oneof(hostileText, fc.constantFrom(...catalogue.map(({ id }) => id))),
  severity: fc.constantFrom('info', 'low', 'medium', 'high', 'critical'),
  message: hostileText,
  resource: fc.record(
    {
      apiVersion: hostileText,
      kind: hostileText,
      namespace: hostileText,
      name: hostileText,
      container: hostileText,
    },
    { requiredKeys: ['apiVersion', 'kind', 'name'] },
  ),
  location: fc.record({
    uri: hostileText,
    line: position,
    column: position,
    endLine: position,
    endColumn: position,
    pointer: fc.constantFrom('', '/a'),
  }),
  field: hostileText.map((text) => `/a/${text}`),
  evidence: fc.array(
    fc.record({ text: hostileText, uri: hostileText, line: position }, { requiredKeys: ['text'] }),
    { maxLength: 4 },
  ),
  fingerprint: hostileText,
});

const suppressedFinding: fc.Arbitrary<Finding> = fc
  .tuple(
    finding,
    fc.record(
      {
        kind: fc.constantFrom('annotation', 'label', 'comment', 'file', 'policy', 'baseline'),
        source: hostileText,
        reason: hostileText,
        owner: hostileText,
        until: hostileText,
        exception: hostileText,
      },
      { requiredKeys: ['kind', 'source', 'exception'] },
    ),
  )
  .map(([one, suppression]) => ({ ...one, suppression }));

const report: fc.Arbitrary<Report> = fc.record({
  target: fc.constant(makeTarget({ minor: 36 })),
  checks: fc.constant(catalogue),
  findings: fc.array(finding, { maxLength: 6 }),
  suppressed: fc.array(suppressedFinding, { maxLength: 3 }),
  interrupted: fc.boolean(),
  coverage: fc.record({
    files: fc.nat(3),
    documents: fc.nat(3),
    resources: fc.nat(3),
    templates: fc.nat(3),
    checks: fc.nat(3),
    problems: fc.array(
      fc.record(
        { code: hostileText, uri: hostileText, line: position, column: position, message: hostileText },
        { requiredKeys: ['code', 'uri', 'message'] },
      ),
      { maxLength: 14 },
    ),
    unknown: fc.array(
      fc.record({ check: hostileText, message: hostileText, uri: hostileText, line: position }),
      { maxLength: 3 },
    ),
    met: fc.constant(nothingMet),
  }),
});

const resource: fc.Arbitrary<ReadResource> = fc.record({
  uri: hostileText,
  line: position,
  kind: hostileText,
  namespace: fc.option(hostileText, { nil: undefined }),
  name: hostileText,
  object: fc.dictionary(hostileText, hostileText),
});

/** Written apart from the code under test, so that a mistake in its pattern shows. */
function isHostile(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return (
    (point < 0x20 && character !== '\n') ||
    (point >= 0x7f && point <= 0x9f) ||
    (point >= 0xd800 && point <= 0xdfff) ||
    /\p{Cf}|\p{Zl}|\p{Zp}|\p{Default_Ignorable_Code_Point}/u.test(character)
  );
}

function expectHarmless(chunks: Iterable<string>, { colour = false } = {}): void {
  const text = [...chunks].join('');
  const codes = ['0', '1', '2', '31', '33', '34'].map((code) => `\u001B[${code}m`);
  const bare = colour ? codes.reduce((rest, code) => rest.replaceAll(code, ''), text) : text;
  expect(Array.from(bare).filter(isHostile)).toEqual([]);
}

test.each(['json', 'csv', 'csv by control', 'sarif'] as const)(
  'nothing from outside stands raw in %s',
  (format) => {
    const write = {
      json: (one: Report) => jsonReport(one, { toolVersion: '0.1.0', durationMs: 1, showSuppressed: true }),
      csv: (one: Report) => csvReport(one, { showSuppressed: true }),
      'csv by control': (one: Report) => csvByControl(one, [standingOf(frameworkNamed('nsa', 36), one)]),
      sarif: (one: Report) => sarifReport(one, { toolVersion: '0.1.0', prefix: 'a b', showSuppressed: true }),
    };
    fc.assert(fc.property(report, (one) => expectHarmless(write[format](one))));
  },
);

test('nothing from outside stands raw on a terminal', () => {
  fc.assert(
    fc.property(
      report,
      hostileText,
      fc.boolean(),
      fc.constantFrom('quiet', 'normal', 'verbose'),
      fc.integer({ min: 1, max: 200 }),
      (one, source, colour, verbosity, width) => {
        const options = {
          width,
          colour,
          unicode: true,
          verbosity,
          durationMs: 1,
          failOn: undefined,
          exitCode: 0,
          showSuppressed: true,
        };
        const text = `a: ${source}\n`.repeat(6);
        expectHarmless(tableReport(one, { ...options, sourceText: () => text }), { colour });
      },
    ),
  );
});

test('nothing from outside stands raw in a list of resources', () => {
  fc.assert(
    fc.property(fc.array(resource), (resources) => {
      expectHarmless(resourceLines(resources));
      expectHarmless(resourcesTable(resources, { width: 80, colour: false, unicode: true }));
    }),
  );
});

test('JSON says exactly what was found', () => {
  fc.assert(
    fc.property(report, (one) => {
      const json: unknown = JSON.parse(
        [...jsonReport(one, { toolVersion: '0.1.0', durationMs: 1 })].join(''),
      );
      expect(json).toMatchObject({ findings: one.findings, coverage: { problems: one.coverage.problems } });
    }),
  );
});

test('plain text is shown as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
      expect(visible(text)).toBe(text);
    }),
  );
});

test('what a reader would not see is shown by its number', () => {
  expect(visible('a\u202Eb\u001B[31m\n日本é')).toBe(String.raw`a\u{202e}b\u{1b}[31m\n日本é`);
});
