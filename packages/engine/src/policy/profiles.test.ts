import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makePlan } from '../evaluate/plan.ts';
import { makeTarget } from '../checks/check.ts';
import { catalogue } from './catalogue.ts';
import { inProfile, profileNames, profilesOf } from './profiles.ts';

test('a wider tier holds all that a narrower one holds, and `all` holds every check', () => {
  const [narrow, wide, all] = (['default', 'strict', 'all'] as const).map((name) =>
    inProfile(catalogue, name, 36),
  );
  expect(narrow?.filter((check) => wide?.includes(check) !== true)).toEqual([]);
  expect(wide?.filter((check) => all?.includes(check) !== true)).toEqual([]);
  expect(all).toEqual(catalogue);
});

test('restricted holds a check for all that baseline refuses, but what it overrides', () => {
  const baseline = inProfile(catalogue, 'pss-baseline', 37);
  const restricted = new Set(inProfile(catalogue, 'pss-restricted', 37));
  expect(baseline.filter((check) => !restricted.has(check)).map(({ control }) => control)).toEqual(
    expect.not.arrayContaining(['privileged', 'hostNamespaces', 'hostPorts', 'sysctls']),
  );
});

test('every check is in a profile', () => {
  expect(catalogue.filter((check) => profilesOf(check).length === 0)).toEqual([]);
});

test('a plan asks each check once about what it looks at, and no other', () => {
  const kinds = new Set([
    'Pod',
    'Deployment.apps',
    'Nothing.example.com',
    ...catalogue.flatMap((check) => ('kinds' in check ? check.kinds : [])),
  ]);
  fc.assert(
    fc.property(
      fc.constantFrom(...profileNames),
      fc.nat(40),
      fc.subarray([...catalogue]),
      (profile, minor, some) => {
        const checks = inProfile(some, profile, minor);
        const plan = makePlan(checks, makeTarget({ minor }));
        for (const kind of kinds) {
          const expected = checks.filter(
            (check) => check.on === 'resource' && (check.kinds.length === 0 || check.kinds.includes(kind)),
          );
          const asked = plan.ofKind(kind).flatMap((concern) => concern.checks.map(({ check }) => check));
          expect(new Set(asked)).toEqual(new Set(expected));
          expect(asked).toHaveLength(expected.length);
        }
        const resource = checks.filter(({ on }) => on === 'resource').length;
        const { container, pod, schema, document, snapshot, exception } = plan;
        const asked = [container, pod, schema, document, snapshot, exception].map(({ length }) => length);
        expect(asked.reduce((sum, length) => sum + length, resource)).toBe(checks.length);
      },
    ),
    { numRuns: 30 },
  );
});
