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
import { githubReport } from './github.ts';
import { gitlabReport } from './gitlab.ts';
import { htmlReport } from './html/page.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { diffMarkdown } from './markdown/difference.ts';
import { markdownReport } from './markdown/report.ts';
import { openReports } from './openreports.ts';
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
  idleScopes: fc.constant([]),
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

const page = { toolVersion: '0.1.0', durationMs: 1, sourceText: () => undefined };

test.each([
  'json',
  'csv',
  'csv by control',
  'sarif',
  'junit',
  'markdown',
  'markdown of a difference',
  'html',
  'gitlab',
  'github',
  'openreports',
] as const)('nothing from outside stands raw in %s', (format) => {
  const write = {
    json: (one: Report) => jsonReport(one, { toolVersion: '0.1.0', durationMs: 1, showSuppressed: true }),
    csv: (one: Report) => csvReport(one, { showSuppressed: true }),
    'csv by control': (one: Report) => csvByControl(one, [standingOf(frameworkNamed('nsa', 36), one)]),
    sarif: (one: Report) => sarifReport(one, { toolVersion: '0.1.0', prefix: 'a b', showSuppressed: true }),
    junit: (one: Report) => junitReport(one, { durationMs: 1, showSuppressed: true }),
    markdown: (one: Report) => markdownReport(one, { sourceText: () => undefined, showSuppressed: true }),
    'markdown of a difference': (one: Report) => differenceComment(one),
    html: (one: Report) => htmlReport(one, page),
    gitlab: (one: Report) => gitlabReport(one, { prefix: 'a b', showSuppressed: true }),
    github: (one: Report) => githubReport(one, { prefix: 'a b', showSuppressed: true }),
    openreports: (one: Report) => openReports(one, { toolVersion: '0.1.0', showSuppressed: true }),
  };
  fc.assert(fc.property(report, (one) => expectHarmless(write[format](one))));
});

function differenceComment({ findings, suppressed, coverage }: Report): Iterable<string> {
  return diffMarkdown(
    { introduced: findings, resolved: suppressed, suppressed, uncompared: suppressed, left: [] },
    {
      checks: catalogue,
      sides: {
        before: coverage.problems[0]?.message ?? '',
        after: coverage.problems[0]?.uri ?? '',
        compares: 'environments',
      },
      problems: 1,
      notes: coverage.problems.map(({ message }) => message),
      sourceText: () => undefined,
    },
  );
}

/** Source lines of which each is about a finding's place. */
function sourceOf(text: string): string {
  return `a: ${text}\n`.repeat(12);
}

const marks = fc.constantFrom(
  '"',
  "'",
  '<',
  '>',
  '&',
  '<b>',
  '</script>',
  '<!--',
  ' onload="a"',
  ']]>',
  '--> ',
);
/** What is markup somewhere, among other hostile text. */
const markup = fc.array(fc.oneof(marks, hostileText), { maxLength: 6 }).map((parts) => parts.join(''));

function withTexts({ findings, ...rest }: Report, text: string): Report {
  const named = findings.map((one) => ({
    ...one,
    message: text,
    resource: { ...one.resource, name: text, namespace: text, container: text },
    location: { ...one.location, uri: text },
    evidence: [{ text, uri: text, line: 1 }],
    fingerprint: text,
  }));
  const problems = rest.coverage.problems.map((problem) => ({ ...problem, message: text, uri: text }));
  return { ...rest, findings: named, coverage: { ...rest.coverage, problems } };
}

test('in a page no text from outside begins an element or an attribute', () => {
  const attribute =
    ' (?:class|id|data-severity|data-do|type|name|value|role|for|aria-label|aria-labelledby|aria-pressed|aria-hidden|focusable|hidden|open|viewBox|width|height|cx|cy|r|d|fill|stroke|stroke-width|autocomplete|spellcheck|placeholder|rel|href)(?:="[^"<>]*")?';
  const tag = new RegExp(
    `</?(?:header|p|svg|circle|path|span|h1|h2|h3|ul|ol|li|b|main|section|form|div|button|label|input|details|summary|select|option|code|pre|mark|a|footer)(?:${attribute})*/?>`,
    'gu',
  );
  fc.assert(
    fc.property(report, markup, (one, text) => {
      const options = {
        ...page,
        sourceText: () => sourceOf(text),
        fixOf: () => ({ kind: 'unsafe' as const, edits: [], verify: text, diff: ` ${text}\n+${text}\n` }),
      };
      const html = [...htmlReport(withTexts(one, text), { ...options, notes: [text] })].join('');
      const body = html.slice(html.indexOf('<body>') + 6, html.lastIndexOf('</body>'));
      const [before = '', data = '', after] = body.split(
        /<script type="application\/json" id="data">|<\/script>\n<script>/u,
      );
      expect(before.replaceAll(tag, '')).not.toMatch(/[<>]/u);
      for (const [address] of before.matchAll(/href="[^"]*"/gu))
        expect(address).toMatch(/^href="https:\/\//u);
      expect(data).not.toContain('<');
      expect(() => JSON.parse(data === '' ? '{}' : data) as unknown).not.toThrow();
      expect((after ?? '').split('</script>').length).toBeLessThanOrEqual(2);
    }),
  );
});

test('the annotations of GitHub are one command a line, whatever texts hold', () => {
  fc.assert(
    fc.property(report, markup, (one, text) => {
      const lines = [...githubReport(withTexts(one, `${text}\n::error::a,title=b`), { prefix: '' })]
        .join('')
        .trimEnd()
        .split('\n');
      for (const line of lines) {
        expect(line).toMatch(
          /^(?:::(?:error|warning|notice) (?:(?:file|line|endLine|col|endColumn|title)=[^:,]*,?)*::.*|[\d,]+ [a-z].*)$/u,
        );
      }
    }),
  );
});

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
