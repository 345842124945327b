import { expect, it, test } from 'vitest';
import { knownCredentialIn } from '../checks/secrets/known-credential.ts';
import type { JsonObject } from '../model/json.ts';
import { redacted } from './redacted.ts';

const all = { withConfigValues: true, withEnvironment: true };
// In pieces, so that nobody takes it for one.
const rule = '-----';
const key = `${rule}BEGIN PRIVATE KEY${rule}\nMIIE\n${rule}END PRIVATE KEY${rule}`;
const pod = (value: string): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  spec: { containers: [{ name: 'app', env: [{ name: 'A', value }] }] },
});

it('never keeps a value of a Secret, and keeps its keys', () => {
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    data: { password: 'aHVudGVy' },
    stringData: { token: 'hunter2' },
  };
  const { object, withheld } = redacted(secret, all);
  expect(object).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    data: { password: '' },
    stringData: { token: '' },
  });
  expect(withheld.secretValues).toBe(2);
});

it('withholds a credential by its form wherever it stands, so that it is found as before', () => {
  const { object, withheld } = redacted(pod(key), all);
  expect(JSON.stringify(object)).not.toContain('MIIE');
  expect(object).toEqual(pod('(withheld: a private key)'));
  expect(knownCredentialIn('(withheld: a private key)')).toBe(knownCredentialIn(key));
  expect(withheld.credentials).toBe(1);
});

test.each([
  ['kept where nothing is said', all, 'plain'],
  ['withheld where that is asked for', { ...all, withEnvironment: false }, '(withheld)'],
])('values of variables are %s', (_, redaction, expected) => {
  expect(redacted(pod('plain'), redaction).object).toEqual(pod(expected));
});

it('keeps only the keys of ConfigMaps unless their values are asked for', () => {
  const config = { apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'b' } };
  expect(redacted(config, all).object).toEqual(config);
  expect(redacted(config, { ...all, withConfigValues: false }).object).toEqual({
    ...config,
    data: { a: '' },
  });
});
