import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeTarget } from '../../checks/check.ts';
import { examine } from '../../evaluate/examine.ts';
import { makePlan } from '../../evaluate/plan.ts';
import { makeReport } from '../../evaluate/report.ts';
import { catalogue } from '../../policy/catalogue.ts';
import { sampleReport, sampleSources } from '../golden/sample.ts';
import { htmlReport, scriptHash, styleHash } from './page.ts';
import { script } from './script.ts';
import { style } from './style.ts';

const options = {
  toolVersion: '0.1.0',
  durationMs: 61,
  sourceText: (uri: string) => sampleSources.find((source) => source.uri === uri)?.text,
};

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

test('the page runs its own style and script and nothing else', () => {
  expect(styleHash).toBe(hashOf(style));
  expect(scriptHash).toBe(hashOf(script));
  const text = [...htmlReport(sampleReport(), options)].join('');
  expect(text).toContain(
    `content="default-src 'none'; style-src '${styleHash}'; script-src '${scriptHash}'; base-uri 'none'; form-action 'none'"`,
  );
  expect(text.match(/ (?:style|on[a-z]+|src)=/gu)).toBe(null);
});

test('nothing in the script ends it', () => {
  expect(script).not.toMatch(/<\/script|<!--/iu);
});

test('the page says that nothing was looked at, and then has no filters', () => {
  const text = [...htmlReport(sampleReport([]), options)].join('');
  expect(text).toContain('<h1>Nothing was looked at</h1>');
  expect(text).not.toContain('<form');
});

test('a value that may be a secret is nowhere in the page', () => {
  const text =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - name: web\n      env:\n        - name: DB_PASSWORD\n          value: hunter2-and-more\n';
  const plan = makePlan(catalogue, makeTarget());
  const report = makeReport([examine({ uri: 'web.yaml', text }, plan)], plan);
  const page = [...htmlReport(report, { ...options, sourceText: () => text })].join('');
  expect(page).toContain('<mark>value: (not shown)</mark>');
  expect(page).not.toContain('hunter2');
});

test('more findings than a page can hold are left out, the mildest first, and that is said', () => {
  const report = sampleReport();
  const findings = Array.from({ length: 21_000 }, (_, index) => ({
    ...report.findings[0],
    severity: index < 1000 ? ('low' as const) : ('high' as const),
  }));
  const text = [
    ...htmlReport({ ...report, findings: findings as never }, { ...options, sourceText: () => undefined }),
  ].join('');
  expect(text).toContain(
    'This page holds the worst 20,000 findings; the 1,000 that are left out are in the other formats.',
  );
  expect(text).toContain('These are the worst 100 of 20,000 findings.');
});
