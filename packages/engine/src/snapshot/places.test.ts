import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { makeTarget } from '../checks/check.ts';
import { makeLocator } from '../evaluate/locate.ts';
import { examine } from '../evaluate/examine.ts';
import { makePlan } from '../evaluate/plan.ts';
import { makeReport } from '../evaluate/report.ts';
import type { Source } from '../parse/document.ts';
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

/** Every document of every fixture, with a uri of its own. */
const sources: readonly Source[] = globSync('*/*/{pass,fail}.yaml', { cwd: checks })
  .toSorted()
  .flatMap((file) =>
    readFileSync(join(checks, file), 'utf8')
      .split(/^---\n/mu)
      .map((text, index) => ({ uri: `${file}#${index}`, text })),
  );

test('every pointer that a slim form mentions keeps its exact place', () => {
  let seen = 0;
  for (const source of sources) {
    const [document] = parseSource(source).documents;
    if (document === undefined) continue;
    const { locate } = makeLocator(document, lineTable(source.text), source.uri);
    const { slim } = examine(source, plan);
    const pointers = slim.flatMap((one) => pointersIn(one).map((at) => ({ one, at })));
    expect(pointers.map(({ one, at }) => placeOf(one, at))).toEqual(pointers.map(({ at }) => locate(at)));
    seen += pointers.length;
  }
  expect(seen).toBeGreaterThan(1000);
});

test('what is said of relations lies at the field itself wherever it is written', () => {
  const files = new Map<string, Source[]>();
  for (const source of sources) {
    const [file = ''] = source.uri.split('#');
    files.set(file, [...(files.get(file) ?? []), source]);
  }
  let seen = 0;
  for (const own of files.values()) {
    const { findings } = makeReport(
      own.map((source) => examine(source, plan)),
      plan,
    );
    for (const { location, field } of findings) {
      const source = own.find(({ uri }) => uri === location.uri);
      const [document] = source === undefined ? [] : parseSource(source).documents;
      if (source === undefined || document === undefined) continue;
      const exact = makeLocator(document, lineTable(source.text), source.uri).locate(field);
      if (exact.pointer !== field) continue;
      expect(location).toEqual(exact);
      seen += 1;
    }
  }
  expect(seen).toBeGreaterThan(300);
});
