import { expect, test } from 'vitest';
import { catalogue } from '../policy/catalogue.ts';
import { checksJson, checksTable, type ListedCheck } from './checks-list.ts';

test('the JSON list has every check once, with all that programs rely on', () => {
  const listed = JSON.parse([...checksJson(catalogue, new Map())].join('')) as readonly ListedCheck[];
  expect(listed.map(({ id }) => id)).toEqual(catalogue.map(({ id }) => id));
  expect(listed.find(({ id }) => id === 'privileged-container')).toMatchObject({
    group: 'pod-security',
    severity: 'critical',
    profiles: ['default', 'strict', 'all', 'pss-baseline', 'pss-restricted', 'nsa', 'cis'],
    aliases: expect.arrayContaining(['CKV_K8S_16', 'KSV-0017', 'runAsPrivileged']),
    url: 'docs/checks/privileged-container.md',
  });
});

test.each([80, 160])('the table has every check once, within %i columns', (width) => {
  const lines = [...checksTable(catalogue, { width, colour: false, unicode: true })].join('').split('\n');
  expect(lines.filter((line) => line.length > width)).toEqual([]);
  for (const { id } of catalogue) {
    expect(lines.filter((line) => line.split(/\s+/u).includes(id))).toHaveLength(1);
  }
  expect(lines.at(-2)).toBe(`${catalogue.length} checks`);
});
