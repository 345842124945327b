import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  catalogue,
  diffJson,
  differenceOf,
  examine,
  makePlan,
  makeReport,
  makeTarget,
  type Report,
} from '@plimsoll/engine';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../../..');
const plan = makePlan(catalogue, makeTarget(), { forComparison: true });

function reportOf(folder: string): Report {
  const uri = `packages/engine/src/checks/${folder}/fail.yaml`;
  return makeReport([examine({ uri, text: readFileSync(join(root, uri), 'utf8') }, plan)], plan);
}

test('the published schema holds for a difference', () => {
  const before = reportOf('pod-security/privileged-container');
  const after = reportOf('pod-security/run-as-root');
  const side = (name: string, findings: number): Parameters<typeof diffJson>[1]['before'] => ({
    name,
    kind: 'revision',
    kubernetesVersion: '1.36',
    findings,
    problems: [{ code: 'yaml-syntax', uri: 'a.yaml', line: 1, column: 2, message: 'm' }],
  });
  const text = [
    ...diffJson(differenceOf(before, after), {
      toolVersion: '0.1.0',
      before: side('main', before.findings.length),
      after: side('HEAD', after.findings.length),
    }),
  ].join('');
  const schema: object = JSON.parse(readFileSync(join(root, 'schemas/diff.schema.json'), 'utf8'));
  const validate = new Ajv2020({ allErrors: true, strictTuples: false }).compile(schema);
  validate(JSON.parse(text));
  expect(validate.errors ?? []).toEqual([]);
  expect(validate({ diffVersion: 2 })).toBe(false);
});
