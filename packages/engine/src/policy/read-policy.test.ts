import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Policy } from './policy.ts';
import { readPolicy, type PolicyProblem } from './read-policy.ts';

function policyOf(text: string): Policy {
  const read = readPolicy({ uri: 'plimsoll.yaml', text });
  if (read.kind === 'problems') throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.policy;
}

function problemsOf(text: string): readonly PolicyProblem[] {
  const read = readPolicy({ uri: 'plimsoll.yaml', text });
  return read.kind === 'problems' ? read.problems : [];
}

test('an empty policy changes nothing', () => {
  for (const text of ['', '# nothing yet\n', '{}']) {
    expect(policyOf(text)).toMatchObject({ scopes: [], exceptions: [], exclude: [], minor: undefined });
  }
});

test('everything that can be said is read', () => {
  const policy = policyOf(`
profile: [strict, reliability]
kubernetesVersion: "1.34"
failOn: high
exclude: [vendor/**, "*.golden.yaml"]
checks:
  add: image-not-digest-pinned
  skip: [KSV-0017, checkov:CKV_K8S_20]
severities:
  run-as-root: low
parameters:
  allowedRegistries: [registry.example.com/shop]
  minimumReplicas: 3
environments:
  prod:
    when: { paths: overlays/prod, namespaceLabels: { env: prod } }
    profile: strict
  dev:
    severities: { replicas-too-few: info }
scopes:
  - when: { namespaces: [kube-*], kinds: [DaemonSet], names: [node-*], labels: { tier: system } }
    checks: { skip: [host-network] }
exceptions:
  - check: privileged-container
    reason: needs the device
    owner: team-node
    until: 2027-01-31
    container: driver
    field: /spec/template/spec/containers/*/securityContext
    when: { paths: [node/**] }
exceptionRules:
  require: [reason, owner]
  longestDays: 90
  inline: forbidden
  foreign: ignored
`);
  expect(policy.settings.profiles).toEqual(['strict', 'reliability']);
  expect(policy.settings.add).toEqual(['image-not-digest-pinned']);
  expect(policy.settings.skip).toEqual(
    expect.arrayContaining(['privileged-container', 'privilege-escalation-allowed']),
  );
  expect([...policy.settings.severities]).toEqual([['run-as-root', 'low']]);
  expect(policy.settings.parameters).toEqual({
    allowedRegistries: ['registry.example.com/shop'],
    minimumReplicas: 3,
  });
  expect(policy).toMatchObject({
    minor: 34,
    failOn: 'high',
    exclude: ['vendor/**', '*.golden.yaml'],
    rules: {
      require: ['reason', 'owner'],
      longestDays: 90,
      isInlineAllowed: false,
      isForeignHonoured: false,
    },
  });
  expect(policy.scopes.map(({ environment }) => environment)).toEqual([undefined, 'prod', 'dev']);
  expect(policy.scopes[0]?.when).toEqual({
    namespaces: ['kube-*'],
    kinds: ['DaemonSet'],
    names: ['node-*'],
    labels: new Map([['tier', 'system']]),
  });
  expect(policy.exceptions).toMatchObject([
    {
      checks: ['privileged-container'],
      reason: 'needs the device',
      owner: 'team-node',
      until: '2027-01-31',
      container: 'driver',
      when: { paths: ['node/**'] },
      location: { line: 24 },
    },
  ]);
  expect(policy.exceptions[0]?.fault).toBe(undefined);
});

describe('a mistake is a problem with its place and what was probably meant', () => {
  test.each([
    ['profil: strict', 1, 1, 'there is no `profil` here; did you mean `profile`?'],
    ['profile: strikt', 1, 1, '`strikt` is not known here; did you mean `strict`?'],
    ['a: 1\nchecks:\n  skipp: []', 3, 3, 'there is no `skipp` here; did you mean `skip`?'],
    ['checks: {skip: [run-as-rot]}', 1, 10, 'no check is called `run-as-rot`; did you mean `run-as-root`?'],
    [
      'severities: {run-as-root: bad}',
      1,
      14,
      '`bad` is not known here; it is one of info, low, medium, high, critical',
    ],
    ['parameters: {minReplicas: 3}', 1, 14, 'there is no `minReplicas` here'],
    [
      'parameters: {minimumReplicas: three}',
      1,
      14,
      '`minimumReplicas` is a string and must be a whole number',
    ],
    [
      'kubernetesVersion: 1.30',
      1,
      1,
      '`kubernetesVersion` is a version in quotes, such as `"1.36"`, not `1.3`',
    ],
    ['exclude: {a: b}', 1, 1, '`exclude` is a map and must be a list'],
    ['scopes: [{profile: strict}]', 1, 10, 'a scope says with `when` which resources it is about'],
    ['scopes: [{when: {}}]', 1, 11, '`when` is empty'],
    [
      'scopes: [{when: {namespaces: }}]',
      1,
      18,
      '`namespaces` is empty; say what it is about, or remove the line',
    ],
    ['environments: {prod: {when: {labels: {}}}}', 1, 30, '`labels` is empty'],
    ['failOn: medium\nfailOn: never', 2, 1, '`failOn` stands twice'],
    ['scopes: [{when: {path: [a]}}]', 1, 18, 'there is no `path` here; did you mean `paths`?'],
    [
      'environments: {prod: {when: {namespace: [a]}}}',
      1,
      30,
      'there is no `namespace` here; did you mean `namespaces`?',
    ],
    ['exceptionRules: {require: [name]}', 1, 18, '`name` is not known here'],
    ['exceptions: {check: a}', 1, 1, '`exceptions` is a map and must be a list'],
    ['- a', 1, 1, 'a policy is a map, such as `profile: default`'],
    ['a: 1\n---\nb: 2', 2, 1, 'a policy is one document'],
    ['profile: [strict', 1, 10, ''],
  ])('%s', (text, line, column, message) => {
    const problems = problemsOf(text);
    expect(problems.map((problem) => problem.message)).toEqual(
      expect.arrayContaining([expect.stringContaining(message)]),
    );
    const meant = problems.find((problem) => problem.message.includes(message));
    expect({ line: meant?.line, column: meant?.column }).toEqual({ line, column });
  });

  test('every mistake is told, in the order of the text', () => {
    expect(
      problemsOf('profil: a\nchecks: {skp: []}\nfailOn: never\nseverity: {}').map(({ line }) => line),
    ).toEqual([1, 2, 4]);
  });
});

test('an exception that cannot be read is kept with its fault, so that it is reported and covers nothing', () => {
  const [exception] = policyOf('exceptions: [{check: run-as-rot, until: soon}]').exceptions;
  expect(exception?.fault).toContain('did you mean `run-as-root`?');
  expect(exception?.fault).toContain('`until` is a day');
});

test.each(['when: ', 'when: {namespaces: }', 'container: ', 'until: ', 'field: ""', 'reason: '])(
  'an exception with the empty key `%s` covers nothing',
  (empty) => {
    const [exception] = policyOf(`exceptions: [{check: run-as-root, ${empty}}]`).exceptions;
    expect(exception?.fault).toContain('is empty');
  },
);

test('any text is a policy or a list of problems, never an exception', () => {
  const key = fc.constantFrom(
    'profile',
    'checks',
    'scopes',
    'exceptions',
    'environments',
    'parameters',
    'when',
    'x',
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom<unknown>('default', 'run-as-root', '2027-01-31', 3, true, null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        value.map((one) => JSON.stringify(one)),
      ),
      (text) => {
        const read = readPolicy({ uri: 'plimsoll.yaml', text });
        expect(read.kind === 'policy' || read.problems.length > 0).toBe(true);
      },
    ),
  );
});
