import { describe, expect, test } from 'vitest';
import { groupOf } from '../../checks/index.generated.ts';
import { componentKinds } from '../../model/components.ts';
import { catalogue } from '../catalogue.ts';
import { inProfile } from '../profiles.ts';
import { answeredControls, checksOf, frameworkNamed } from './frameworks.ts';
import { frameworkNames } from './names.ts';
import { subjectOf } from './subjects.ts';

const frameworks = frameworkNames.map((name) => frameworkNamed(name, 36));
const ids = new Set(catalogue.map(({ id }) => id));

describe.each(frameworks)('$id', ({ id, controls }) => {
  test('names only checks that exist', () => {
    const missing = controls.flatMap((control) => control.checks.filter((check) => !ids.has(check)));
    expect(missing).toEqual([]);
  });

  test('numbers every control once', () => {
    expect(new Set(controls.map((control) => control.id)).size).toBe(controls.length);
    expect(controls.filter(({ title }) => title === '')).toEqual([]);
  });

  test('leaves to people what only people can state', () => {
    const decidedByChecks = controls.filter(
      ({ decided, checks }) => decided === 'attested' && checks.length > 0,
    );
    expect(decidedByChecks).toEqual([]);
  });

  test('is found by its name', () => {
    expect(frameworkNames).toContain(id);
  });
});

/** What no manifest of workloads shows, with what would be needed instead. */
const elsewhere: readonly string[] = ['5.3.1'];

/** Checks that name a control as the place where more is to be read, and ask more than it does. */
const beyond: readonly string[] = [
  'default-deny-missing 5.3.2',
  'network-policies-leave-pods-out 5.3.2',
  'pod-without-network-policy 5.3.2',
];

test('every control of section 5 of the CIS benchmark that manifests decide has a check', () => {
  const open = frameworkNamed('cis', 36).controls.filter(
    ({ id, decided, checks }) => id.startsWith('5.') && decided !== 'attested' && checks.length === 0,
  );
  expect(open.map(({ id }) => id)).toEqual(elsewhere);
  expect(open.filter(({ rest }) => rest === undefined)).toEqual([]);
});

test('a check that names a control of the CIS benchmark among its references answers it', () => {
  const answered = answeredControls(36);
  const unanswered = catalogue.flatMap(({ id, profile, references }) =>
    references.flatMap((reference) => {
      const control = /^CIS Kubernetes Benchmark 2\.0\.1: ([\d.]+)$/u.exec(reference)?.[1];
      const controls = answered.get(id)?.filter(({ framework }) => framework === 'cis') ?? [];
      const isAnswered = control === undefined || controls.some((one) => one.control === control);
      // What only lists things to review answers nothing.
      const name = `${id} ${control}`;
      return isAnswered || profile === 'all' || beyond.includes(name) ? [] : name;
    }),
  );
  expect(unanswered).toEqual([]);
});

test.each([25, 29, 33, 34, 35, 36, 37])('every control of the standard has a check at 1.%s', (minor) => {
  for (const name of ['pss-baseline', 'pss-restricted'] as const) {
    const { controls } = frameworkNamed(name, minor);
    expect(controls.length).toBeGreaterThan(10);
    expect(controls.filter(({ checks }) => checks.length === 0)).toEqual([]);
    const checks = checksOf(frameworkNamed(name, minor));
    expect(checks).toEqual(inProfile(catalogue, name, minor));
  }
});

test.each(['nsa', 'cis'] as const)('the profile %s holds what answers a control', (name) => {
  expect(inProfile(catalogue, name, 36)).toEqual(checksOf(frameworkNamed(name, 36)));
});

test('a check on a program of the cluster is not asked of manifests without that program', () => {
  const strange = catalogue.filter((check) => {
    const isOnComponents = 'kinds' in check && check.kinds === componentKinds;
    return isOnComponents && subjectOf(check).of !== 'programs';
  });
  expect(strange.map(({ id }) => `${groupOf.get(id)}/${id}`)).toEqual([]);
});
