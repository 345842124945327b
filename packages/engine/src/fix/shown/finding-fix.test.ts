import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeTarget, type Check } from '../../checks/check.ts';
import { examine } from '../../evaluate/examine.ts';
import type { Finding } from '../../evaluate/finding.ts';
import { makePlan } from '../../evaluate/plan.ts';
import { makeReport } from '../../evaluate/report.ts';
import type { Source } from '../../parse/document.ts';
import { lineTable } from '../../parse/line-table.ts';
import { catalogue } from '../../policy/catalogue.ts';
import { fixesFor, type FindingFix, type Fixes, type FixOptions } from './finding-fix.ts';
import { applyTextEdits } from '../files/text-edit.ts';

const byId = new Map(catalogue.map((check) => [check.id, check]));
const checkOf = (id: string): Check | undefined => byId.get(id);
const target = makeTarget({ minor: 36, today: '2026-11-21' });
const plan = makePlan(catalogue, target);
const proving = makePlan(catalogue, target, { forComparison: true, marksSilenced: true });

function findingsIn(source: Source, under = plan): readonly Finding[] {
  return makeReport([examine(source, under)], under).findings;
}

function fixesIn(source: Source, options: Partial<FixOptions> = {}): Fixes {
  return fixesFor(findingsIn(source), (uri) => (uri === source.uri ? source : undefined), {
    plan: proving,
    checkOf,
    ...options,
  });
}

function fixOf(text: string, check: string): FindingFix | undefined {
  return [...fixesIn({ uri: 'a.yaml', text }).of].find(([finding]) => finding.check === check)?.[1];
}

const root = join(import.meta.dirname, '../../checks');
const fixtures = globSync('*/*/fail.yaml', { cwd: root }).map((uri) => ({
  uri: uri.replaceAll('\\', '/'),
  text: readFileSync(join(root, uri), 'utf8'),
}));

test('what the edits of a fix make has the finding no more, and reads where its region says', () => {
  const fixed = new Set<string>();
  for (const source of fixtures) {
    const own = source.uri.split('/')[1] ?? '';
    const lines = lineTable(source.text);
    // Each check has one of its own here; that of every finding would take minutes.
    const some = findingsIn(source).filter(({ check }) => check === own);
    const { of } = fixesFor(some, () => source, { plan: proving, checkOf });
    for (const [finding, { edits }] of of) {
      fixed.add(finding.check);
      for (const { start, end, old, region } of edits) {
        expect(source.text.slice(start, end)).toBe(old);
        expect(lines.offsetOf(region.line) + region.column - 1).toBe(start);
        expect(lines.offsetOf(region.endLine) + region.endColumn - 1).toBe(end);
      }
      const count = (all: readonly Finding[]): number =>
        all.filter(({ check, resource }) => check === own && resource.name === finding.resource.name).length;
      const alone = makePlan(
        catalogue.filter(({ id }) => id === own),
        target,
      );
      const after = findingsIn({ ...source, text: applyTextEdits(source.text, edits) }, alone);
      expect([source.uri, finding.field, count(after)]).toEqual([
        source.uri,
        finding.field,
        expect.toSatisfy((left: number) => left < count(findingsIn(source, alone))),
      ]);
    }
  }
  expect(fixed.size).toBeGreaterThan(150);
});

const pod = (fields: string, container = ''): string =>
  `# the shop\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n${fields}  containers:\n    - name: web\n      image: registry.example.com/web:1\n${container}`;

describe('a fix', () => {
  test('is offered with its edits, what to verify and a diff that names the lines of the file', () => {
    const text = `apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n---\n${pod('', '      securityContext:\n        privileged: true\n')}`;
    const fix = fixOf(text, 'privileged-container');
    expect(fix?.kind).toBe('unsafe');
    expect(fix?.verify).toMatch(/\S/u);
    expect(fix?.edits.map(({ uri, start, old }) => [uri, text.slice(start, start + old.length)])).toEqual(
      fix?.edits.map(({ uri, old }) => [uri, old]),
    );
    expect(fix?.diff).toMatch(/^@@ -12,\d+ \+12,\d+ @@\n/u);
    expect(fix?.diff).toMatch(/^-.*privileged: true$/mu);
  });

  test('shows the line that ends its document, without which a patch would be taken for one of the end of a file', () => {
    const text = `${pod('', '      securityContext:\n        privileged: true\n')}---\napiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n`;
    expect(fixOf(text, 'privileged-container')?.diff).toMatch(/\n\+ +privileged: false\n ---\n$/u);
  });

  test('is not offered where it needs a value or another file', () => {
    for (const [{ check }] of fixesIn({ uri: 'a.yaml', text: pod('') }).of) {
      expect(['memory-limit-missing', 'default-account-used']).not.toContain(check);
    }
  });

  test('is not offered of what was rendered', () => {
    const text = pod('', '      securityContext:\n        privileged: true\n');
    const findings = findingsIn({ uri: 'a.yaml', text }).map((finding) => ({
      ...finding,
      isRendered: true as const,
    }));
    expect(fixesFor(findings, () => ({ uri: 'a.yaml', text }), { plan: proving, checkOf }).of.size).toBe(0);
  });

  test('is not offered where the file has changed since', () => {
    const text = pod('', '      securityContext:\n        privileged: true\n');
    const findings = findingsIn({ uri: 'a.yaml', text });
    const now = { uri: 'a.yaml', text: text.replace('privileged: true', 'privileged: false') };
    const { of } = fixesFor(findings, () => now, { plan: proving, checkOf });
    expect([...of.keys()].map(({ check }) => check)).not.toContain('privileged-container');
  });

  test('shows no secret that stands beside what is changed', () => {
    const env =
      '      securityContext:\n        privileged: true\n      env:\n        - name: DB_PASSWORD\n          value: hunter2-and-more\n';
    for (const { diff, edits } of fixesIn({ uri: 'a.yaml', text: pod('', env) }).of.values()) {
      expect(diff + JSON.stringify(edits)).not.toContain('hunter2');
    }
    expect(fixOf(pod('', env), 'privileged-container')?.diff).toContain('name: DB_PASSWORD');
  });

  test('shows nothing of the values of a Secret', () => {
    const text =
      'apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\n  labels: {tier: }\nstringData:\n  key: topsecret\n---\napiVersion: v1\nkind: List\nitems:\n  - {apiVersion: v1, kind: Secret, metadata: {name: b}, stringData: {key: topsecret}}\n';
    for (const { diff } of fixesIn({ uri: 'a.yaml', text }).of.values())
      expect(diff).not.toContain('topsecret');
  });

  test('is not looked for where there are too many, the worst first, and that is counted', () => {
    const source = {
      uri: 'a.yaml',
      text: pod('  hostPID: true\n', '      securityContext:\n        privileged: true\n'),
    };
    const all = fixesIn(source);
    const few = fixesIn(source, { most: 1 });
    expect(few.of.size).toBeLessThanOrEqual(1);
    expect([...few.of.keys()].every(({ severity }) => severity === 'critical')).toBe(true);
    expect(few.untried).toBeGreaterThanOrEqual(all.of.size - 1);
    expect(fixesIn(source, { mostRead: 1 }).untried).toBeGreaterThan(0);
  });
});
