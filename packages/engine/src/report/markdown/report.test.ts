import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../evaluate/finding.ts';
import type { Report } from '../../evaluate/report.ts';
import { byteLength } from '../byte-length.ts';
import { sampleReport, sampleSources } from '../golden/sample.ts';
import { diffMarkdown } from './difference.ts';
import { markdownReport } from './report.ts';

const report = sampleReport();
const sourceText = (uri: string): string | undefined =>
  sampleSources.find((source) => source.uri === uri)?.text;

/** A comment as GitHub makes it HTML, except that markup which is written out stays. */
function rendered(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

const parts = fc.constantFrom(
  '`',
  '``',
  '```',
  '\n',
  '\n\n',
  ' ',
  '* ',
  '- ',
  '# ',
  '> ',
  '|',
  '---',
  '~~~',
  '    ',
  '1. ',
  '\\',
  '&lt;',
  '&#60;',

  '@team',
  '#12',
  'GH-1',
  'https://example.com',
  'www.example.com',
  'a@example.com',
  ':tada:',
  '$x$',
  '_a_',
  '**a**',

  '[a](b)',
  '![a](b)',
  '[a]: b',
  '<b>',
  '</details>',
  '<!--',
  '<script>',
  '</summary>',
  '](',
  '<https://a.b>',
  '[^1]',
);
const hostile = fc
  .array(fc.oneof(parts, fc.string({ maxLength: 4 })), { maxLength: 8 })
  .map((all) => all.join(''));

function withText(text: string): Report {
  const findings = report.findings.map((finding) => ({
    ...finding,
    check: text,
    message: text,
    resource: { ...finding.resource, name: text, container: text },
    location: { ...finding.location, uri: text },
  }));
  const problems = [{ code: 'yaml-syntax', uri: text, line: 1, message: text }];
  return { ...report, findings, suppressed: findings, coverage: { ...report.coverage, problems } };
}

test('no text from outside means anything in a comment', () => {
  const elements =
    /<\/?(?:h3|h4|p|ul|li|strong|code(?: class="language-(?:yaml|diff)")?|pre|details|summary|b)>/gu;
  fc.assert(
    fc.property(hostile, (text) => {
      const options = {
        sourceText: () => `a: ${text}\n`.repeat(40),
        showSuppressed: true,
        notes: [text],
        fixOf: () => ({ kind: 'unsafe' as const, edits: [], verify: text, diff: ` ${text}\n+${text}\n` }),
      };
      const html = rendered([...markdownReport(withText(text), options)].join(''));
      expect(html.replaceAll(elements, '')).not.toMatch(/[<>]/u);
      // A platform looks for mentions, issues, addresses and formulas in what is not code.
      const outsideCode = html.replaceAll(/<(code|pre)[^>]*>[^]*?<\/\1>/gu, '');
      expect(outsideCode).not.toMatch(/@\w|#\d|https?:|www\.|:\w+:|\$\w/u);
    }),
    { numRuns: 300 },
  );
});

describe('a comment is never longer than GitHub takes', () => {
  const many = (count: number, change: (index: number) => Partial<Finding>): Report => ({
    ...report,
    findings: Array.from({ length: count }, (_, index) => ({
      ...(report.findings[index % report.findings.length] ?? ({} as Finding)),
      ...change(index),
    })),
  });

  test.each<[string, Report]>([
    ['ten thousand findings of a few checks', many(10_000, () => ({}))],
    ['two thousand checks with a finding each', many(2000, (index) => ({ check: `check-${index}` }))],
    ['names of four bytes a character', many(2000, (index) => ({ check: `${'𐀀'.repeat(200)}${index}` }))],
    ['messages of a megabyte', many(5, () => ({ message: 'a`'.repeat(500_000) }))],
    [
      'hundreds of long problems',
      {
        ...report,
        coverage: {
          ...report.coverage,
          problems: Array.from({ length: 300 }, () => ({
            code: 'x',
            uri: '界'.repeat(4000),
            message: '\u202E'.repeat(9000),
          })),
        },
      },
    ],
  ])('%s', (_, one) => {
    const fixOf = () => ({ kind: 'safe' as const, edits: [], diff: `+${'界`'.repeat(100)}\n`.repeat(50) });
    const text = [...markdownReport(one, { sourceText, fixOf })].join('');
    expect(byteLength(text)).toBeLessThanOrEqual(65_536);
    expect(byteLength(text)).toBe(Buffer.byteLength(text));
    expect(text).toContain('### Plimsoll: ');
    const listed = text.match(/ did not fit into this comment/gu) ?? [];
    expect(listed.length + Number(one.findings.length < 10 || one.findings.length > 9000)).toBeGreaterThan(0);
    expect(rendered(text).split('<details>').length).toBe(rendered(text).split('</details>').length);
  });
});

test('what a baseline knows is counted and not listed, and the rest is new', () => {
  const [known, ...fresh] = report.findings;
  if (known === undefined) throw new Error('no finding');
  const suppression = { kind: 'baseline', source: 'plimsoll', exception: 'baseline#1' } as const;
  const compared = { ...report, findings: fresh, suppressed: [{ ...known, suppression }] };
  const text = [...markdownReport(compared, { sourceText })].join('');
  expect(text).toMatch(/^### Plimsoll: 8 new findings\n/u);
  expect(text).toContain('1 known from the baseline');
});

test('a scan that looked at nothing does not say that nothing was found', () => {
  expect([...markdownReport(sampleReport([]), { sourceText })].join('')).toMatch(
    /^### Plimsoll: nothing was looked at\n/u,
  );
});

test('a difference shows what is introduced before what is resolved', () => {
  const [first, second] = report.findings;
  if (first === undefined || second === undefined) throw new Error('no finding');
  const text = [
    ...diffMarkdown(
      { introduced: [first], resolved: [second], suppressed: [], uncompared: [], left: [] },
      {
        checks: report.checks,
        sides: { before: 'main', after: 'HEAD', compares: 'states' },
        problems: 0,
        notes: [],
        sourceText,
      },
    ),
  ].join('');
  expect(text).toMatch(/^### Plimsoll: 1 introduced, 1 resolved, 0 left as before\n/u);
  expect(text).toContain('`HEAD` compared with `main`');
  expect(text.indexOf('limits-missing')).toBeLessThan(text.indexOf('#### Resolved: 1'));
});
