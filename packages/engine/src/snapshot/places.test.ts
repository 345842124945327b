import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { makeTarget } from '../checks/check.ts';
import { makeLocator } from '../evaluate/locate.ts';
import { examine } from '../evaluate/examine.ts';
import { makePlan } from '../evaluate/plan.ts';
import { lineTable } from '../parse/line-table.ts';
import { parseSource } from '../parse/parse-source.ts';
import { catalogue } from '../policy/catalogue.ts';
import { placeOf } from './places.ts';

const checks = resolve(import.meta.dirname, '../checks');
const plan = makePlan(
  catalogue.filter(({ on }) => on === 'snapshot'),
  makeTarget(),
);

/** Every field called `at` or ending in `At`, whatever the shape. */
function pointersIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || value instanceof Map) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    typeof item === 'string' && /^at$|At$/u.test(key) ? [item] : pointersIn(item),
  );
}

test('every pointer that a slim form mentions keeps its exact place', () => {
  let seen = 0;
  for (const file of globSync('*/*/{pass,fail}.yaml', { cwd: checks }).toSorted()) {
    for (const [index, text] of readFileSync(join(checks, file), 'utf8')
      .split(/^---\n/mu)
      .entries()) {
      const uri = `${file}#${index}`;
      const [document] = parseSource({ uri, text }).documents;
      if (document === undefined) continue;
      const { locate } = makeLocator(document, lineTable(text), uri);
      for (const slim of examine({ uri, text }, plan).slim) {
        for (const at of pointersIn(slim)) {
          seen += 1;
          expect([at, placeOf(slim, at)]).toEqual([at, locate(at)]);
        }
      }
    }
  }
  expect(seen).toBeGreaterThan(1000);
});
