import { readPolicy } from '@plimsoll/engine';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publishedSchemas } from './published.ts';

const validate = new Ajv2020({ strict: false }).compile(publishedSchemas().get('policy') ?? {});

function isTaken(policy: unknown): boolean {
  return readPolicy({ uri: 'plimsoll.yaml', text: JSON.stringify(policy) }).kind === 'policy';
}

const word = fc.constantFrom('a', 'prod-*', 'registry.example.com');
const check = fc.constantFrom('run-as-root', 'CKV_K8S_16', 'kube-linter:privileged-container');
const severity = fc.constantFrom('info', 'low', 'medium', 'high', 'critical');

function some<T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | T[]> {
  return fc.oneof(one, fc.array(one, { maxLength: 3 }));
}

function several<T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | T[]> {
  return fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 3 }));
}

const when = fc
  .record(
    {
      paths: several(word),
      namespaces: several(word),
      kinds: several(word),
      names: several(word),
      labels: fc.dictionary(word, word, { minKeys: 1 }),
      namespaceLabels: fc.dictionary(word, word, { minKeys: 1 }),
    },
    { requiredKeys: [] },
  )
  .filter((one) => Object.keys(one).length > 0);
const settings = {
  profile: some(fc.constantFrom('default', 'strict', 'pss-baseline')),
  checks: fc.record({ add: some(check), skip: some(check) }, { requiredKeys: [] }),
  severities: fc.dictionary(check, severity),
  parameters: fc.record({ allowedRegistries: some(word), minimumReplicas: fc.nat(9) }, { requiredKeys: [] }),
};
const exception = fc.record(
  {
    check,
    reason: word,
    owner: word,
    until: fc.constant('2027-01-31'),
    container: word,
    field: fc.constant('/spec/*/a'),
    when,
  },
  { requiredKeys: ['check'] },
);
const policy = fc.record(
  {
    ...settings,
    kubernetesVersion: fc.constantFrom('1.34', 'v1.30.2'),
    failOn: fc.oneof(severity, fc.constant('never')),
    exclude: some(word),
    environments: fc.dictionary(word, fc.record({ when, ...settings }, { requiredKeys: [] })),
    scopes: fc.array(fc.record({ when, ...settings }, { requiredKeys: ['when'] }), { maxLength: 2 }),
    exceptions: fc.array(exception, { maxLength: 2 }),
    exceptionRules: fc.record(
      {
        require: some(fc.constantFrom('reason', 'owner', 'until')),
        longestDays: fc.nat(400),
        inline: fc.constantFrom('allowed', 'forbidden'),
        foreign: fc.constantFrom('honoured', 'ignored'),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

test('what the published schema takes is what is read', () => {
  fc.assert(
    fc.property(policy, (one) => {
      expect({ bySchema: validate(one), taken: isTaken(one) }).toEqual({ bySchema: true, taken: true });
    }),
  );
});

test.each([
  { profil: 'strict' },
  { profile: 'strikt' },
  { profile: 3 },
  { checks: { skipp: [] } },
  { severities: { 'run-as-root': 'bad' } },
  { parameters: { minReplicas: 3 } },
  { parameters: { minimumReplicas: 'three' } },
  { parameters: { allowedRegistries: 3 } },
  { kubernetesVersion: 1.3 },
  { kubernetesVersion: '2.0' },
  { failOn: 'always' },
  { exclude: { a: 1 } },
  { environments: [] },
  { environments: { prod: { when: { path: 'a' } } } },
  { scopes: [{ profile: 'strict' }] },
  { scopes: {} },
  { scopes: [{ when: {} }] },
  { scopes: [{ when: { namespaces: [] } }] },
  { scopes: [{ when: { labels: {} } }] },
  { scopes: [{ when: { paths: '' } }] },
  { exceptions: {} },
  { exceptions: [{ check: 'run-as-root', reason: 3 }] },
  { exceptionRules: { require: ['name'] } },
  { exceptionRules: { inline: false } },
])('both refuse %j', (one) => {
  expect({ bySchema: validate(one), taken: isTaken(one) }).toEqual({ bySchema: false, taken: false });
});
