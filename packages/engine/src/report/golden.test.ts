/** The golden files beside this test are read by people; `vitest -u` writes them anew. */
import { describe, expect, test } from 'vitest';
import { csvReport } from './csv.ts';
import { explainText } from './explain.ts';
import { sampleFixes, sampleReport, sampleSources } from './golden/sample.ts';
import { githubReport } from './github.ts';
import { gitlabReport } from './gitlab.ts';
import { htmlReport } from './html/page.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { markdownReport } from './markdown/report.ts';
import { openReports } from './openreports.ts';
import { sarifReport } from './sarif.ts';
import { tableReport, type TableOptions } from './table.ts';

const report = sampleReport();
const fixOf = sampleFixes(report);
const options: TableOptions = {
  width: 80,
  colour: false,
  unicode: true,
  verbosity: 'normal',
  durationMs: 58,
  sourceText: (uri) => sampleSources.find((source) => source.uri === uri)?.text,
  failOn: 'medium',
  exitCode: 2,
};

function golden(name: string): string {
  return `${import.meta.dirname}/golden/${name}`;
}

describe('the terminal', () => {
  test.each<[string, Partial<TableOptions>]>([
    ['80.txt', {}],
    ['160.txt', { width: 160 }],
    ['ascii.txt', { unicode: false }],
    ['colour.txt', { colour: true }],
    ['verbose.txt', { verbosity: 'verbose' }],
    ['quiet.txt', { verbosity: 'quiet' }],
    ['repairable.txt', { next: { command: 'plimsoll fix deploy --safe', does: 'repairs 11 of 16' } }],
    ['without-source.txt', { sourceText: () => undefined }],
  ])('reads as in golden/%s', async (name, more) => {
    const text = [...tableReport(report, { ...options, ...more })].join('');
    await expect(text).toMatchFileSnapshot(golden(name));
  });

  test('says calmly that nothing was found, and what was looked at', () => {
    const quiet = sampleReport([
      { uri: 'a.yaml', text: 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n' },
    ]);
    expect([...tableReport(quiet, { ...options, exitCode: 0 })].join('')).toBe(
      'nothing found: 1 file, 1 resource, 4 checks in 58 ms\n',
    );
  });

  test('never says that nothing was found where nothing was looked at', () => {
    expect([...tableReport(sampleReport([]), { ...options, exitCode: 0 })].join('')).toBe(
      'nothing was looked at: no file was read\n',
    );
  });
});

describe('programs', () => {
  test('read JSON as in golden/report.json', async () => {
    const text = [...jsonReport(report, { toolVersion: '0.1.0', durationMs: 61, fixOf })].join('');
    await expect(text).toMatchFileSnapshot(golden('report.json'));
  });

  test('read CSV as in golden/report.csv', async () => {
    await expect([...csvReport(report)].join('')).toMatchFileSnapshot(golden('report.csv'));
  });

  test('read SARIF as in golden/report.sarif.json', async () => {
    const text = [...sarifReport(report, { toolVersion: '0.1.0', prefix: 'services', fixOf })].join('');
    await expect(text).toMatchFileSnapshot(golden('report.sarif.json'));
  });
});

describe('platforms', () => {
  const sourceText = options.sourceText;

  test.each<[string, () => Iterable<string>]>([
    ['report.junit.xml', () => junitReport(report, { durationMs: 61 })],
    ['report.md', () => markdownReport(report, { sourceText, fixOf })],
    ['report.gitlab.json', () => gitlabReport(report, { prefix: 'services' })],
    ['report.github.txt', () => githubReport(report, { prefix: 'services' })],
    ['report.openreports.json', () => openReports(report, { toolVersion: '0.1.0' })],
  ])('read golden/%s', async (name, write) => {
    await expect([...write()].join('')).toMatchFileSnapshot(golden(name));
  });

  test('show a page as in golden/page.txt, style, script and data aside', async () => {
    const text = [...htmlReport(report, { toolVersion: '0.1.0', durationMs: 61, sourceText, fixOf })].join(
      '',
    );
    const bare = text
      .replace(/<(style|script)([^>]*)>[^]*?<\/\1>/gu, '<$1$2></$1>')
      .replaceAll(/(?<=>)(?=<(?:section|header|form|li|p|details|main|footer)\b)/gu, '\n')
      .replaceAll(/sha256-[^']*/gu, 'sha256-');
    await expect(bare).toMatchFileSnapshot(golden('page.txt'));
  });
});

test('a check is explained as in golden/explain.txt', async () => {
  const text = report.checks.map((check) => explainText(check, options)).join('\n');
  await expect(text).toMatchFileSnapshot(golden('explain.txt'));
});
