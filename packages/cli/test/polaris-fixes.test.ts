import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSource } from '@plimsoll/engine';
import { describe, expect, test } from 'vitest';
import { folderWith, plimsoll } from './plimsoll.ts';

const data = resolve(import.meta.dirname, '../../../../shared/conformance/polaris');
if (!existsSync(data)) process.stderr.write('skipped: there is no conformance data of Polaris\n');

/** A case that Polaris repairs, as `cases.json` lists it. */
interface Case {
  readonly id: string;
  readonly check: string;
  readonly file: string;
  readonly mutated?: string;
}

const cases: readonly Case[] = existsSync(data)
  ? (
      JSON.parse(readFileSync(join(data, 'cases.json'), 'utf8')) as { readonly cases: readonly Case[] }
    ).cases.filter(({ mutated }) => mutated !== undefined)
  : [];

/** What only the user knows, as Polaris puts it in. */
const probe = '{exec: {command: [cat, /tmp/healthy]}, initialDelaySeconds: 5, periodSeconds: 5}';
const params: Readonly<Record<string, string>> = {
  cpuLimitsMissing: 'limits.cpu=100m',
  cpuRequestsMissing: 'requests.cpu=100m',
  memoryLimitsMissing: 'limits.memory=512Mi',
  deploymentMissingReplicas: 'replicas=3',
  livenessProbeMissing: `liveness-probe=${probe}`,
  readinessProbeMissing: `readiness-probe=${probe}`,
};

function valuesOf(text: string): readonly unknown[] {
  return parseSource({ uri: '', text }).documents.map(({ value }) => value);
}

describe.skipIf(!existsSync(data))('the goldens of Polaris', () => {
  test.each(cases.map((one) => [one.id, one] as const))('%s is repaired to the same objects', (_, one) => {
    const cwd = folderWith({ 'a.yaml': readFileSync(join(data, one.file)) });
    const param = params[one.check];
    const given = param === undefined ? [] : ['--param', param];
    const args = ['fix', 'a.yaml', '--unsafe', '--write', '--check', one.check, ...given];
    expect(plimsoll(args, { cwd })).toMatchObject({ exitCode: 0 });
    const golden = readFileSync(join(data, one.mutated ?? ''), 'utf8');
    expect(valuesOf(readFileSync(join(cwd, 'a.yaml'), 'utf8'))).toEqual(valuesOf(golden));
  });
});
