import { expect, test } from 'vitest';
import { differenceOf } from '../baseline/diff.ts';
import { makeTarget } from '../checks/check.ts';
import { examine } from '../evaluate/examine.ts';
import { makePlan } from '../evaluate/plan.ts';
import { makeReport, type Report } from '../evaluate/report.ts';
import { catalogue } from '../policy/catalogue.ts';
import { diffJson } from './diff-json.ts';
import { diffTable } from './diff-table.ts';

const checks = catalogue.filter(({ id }) => id === 'privileged-container');
const plan = makePlan(checks, makeTarget(), { forComparison: true });

function scan(names: readonly string[], uri: string): Report {
  const text = names
    .map((name) =>
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name, labels: { is: name } },
        spec: { containers: [{ name, securityContext: { privileged: true } }] },
      }),
    )
    .join('\n---\n');
  return makeReport([examine({ uri, text }, plan)], plan);
}

const hostile = 'a|`b` <img src=x> [c](https://example.com) @everyone\u202e\nd';
const difference = differenceOf(scan(['gone', 'same'], 'a.yaml'), scan([hostile, 'same'], 'a.yaml'));
const page = { width: 100, colour: false, unicode: true };

test('a terminal shows what is introduced in full, the rest in short, and never raw characters that hide', () => {
  const options = {
    ...page,
    checks,
    sides: { before: 'main', after: 'HEAD', compares: 'states' } as const,
    verbosity: 'verbose' as const,
    failOn: 'high' as const,
    exitCode: 1,
    problems: [{ side: '`main`', code: 'yaml-syntax', uri: 'b.yaml', line: 3, column: 1, message: hostile }],
    notes: [hostile],
    sourceText: () => undefined,
  };
  const text = [...diffTable(difference, options)].join('');
  expect(text).toContain('resolved\n  critical  Container runs privileged: Pod gone');
  expect(text).toContain('left\n  critical  Container runs privileged: Pod same');
  expect(text).toContain('1 introduced (1 critical), 1 resolved, 1 left as before');
  expect(text).toContain('exit 1: 1 introduced of high or worse');
  expect(text).not.toMatch(/\u202e/u);
  expect([...diffTable(difference, { ...options, verbosity: 'quiet' })].join('')).not.toContain('Pod gone');
  const sides = { before: hostile, after: 'prod', compares: 'environments' } as const;
  const environments = [...diffTable(difference, { ...options, sides })].join('');
  expect(environments).toMatch(/^only in `prod`\n\na\.yaml\n/u);
  expect(environments).toContain('in both\n  critical  Container runs privileged: Pod same');
  expect(environments).toContain('1 only in `prod` (1 critical), 1 only in `a|');
  expect(environments).not.toMatch(/\u202e|introduced|resolved/u);
});

test('JSON is whole, whatever stands in it', () => {
  const about = (name: string): Parameters<typeof diffJson>[1]['before'] => ({
    name,
    kind: 'path',
    kubernetesVersion: '1.36',
    findings: 2,
    problems: [],
  });
  const text = [
    ...diffJson(difference, { toolVersion: '0.1.0', before: about('a'), after: about(hostile) }),
  ].join('');
  expect(JSON.parse(text)).toMatchObject({
    diffVersion: 1,
    after: { name: hostile },
    summary: { introduced: 1, resolved: 1, left: 1, bySeverity: { critical: 1 } },
    left: 1,
    introduced: [{ resource: { name: hostile } }],
  });
  expect(text).not.toMatch(/\u202e/u);
});
