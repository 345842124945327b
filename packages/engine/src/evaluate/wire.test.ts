import { readFileSync, globSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue } from '../policy/catalogue.ts';
import { examine } from './examine.ts';
import { makePlan } from './plan.ts';
import { makeTarget } from '../checks/check.ts';
import { pack, unpack } from './wire.ts';

const checks = resolve(import.meta.dirname, '../checks');
const plan = makePlan(catalogue, makeTarget({ minor: 36 }), { byControl: true });
const examinations = globSync('*/*/fail.yaml', { cwd: checks })
  .toSorted()
  .map((uri) => examine({ uri, text: `${readFileSync(join(checks, uri), 'utf8')}\n---\na: [1\n` }, plan));

test('what is packed, copied and unpacked is the same as before', () => {
  expect(examinations.flatMap(({ findings }) => findings).length).toBeGreaterThan(100);
  expect(unpack(structuredClone(pack(examinations, plan)), plan)).toEqual(examinations);
});

test('so is what is to be compared with another scan', () => {
  const comparing = makePlan(catalogue, plan.target, { forComparison: true });
  const [examination] = examinations;
  const text = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: c}]}\n';
  const compared = [examine({ uri: examination?.uri ?? 'a.yaml', text }, comparing)];
  expect(compared[0]?.identities.length).toBe(1);
  expect(unpack(structuredClone(pack(compared, comparing)), comparing)).toEqual(compared);
});

test('an unequal plan is noticed', () => {
  const other = makePlan([], makeTarget({ minor: 36 }));
  expect(() => unpack(pack(examinations, plan), other)).toThrow('another plan');
});
