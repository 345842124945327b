import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plimsoll, scanJson, type JsonReport } from './plimsoll.ts';

const cwd = resolve(import.meta.dirname, '../../..');

/** What `plimsoll checks --format json` says of a check, as far as this test needs it. */
interface Listed {
  readonly id: string;
  readonly group: string;
}

function checksIn(profile: string): readonly Listed[] {
  return JSON.parse(plimsoll(['checks', '--profile', profile, '--format', 'json']).stdout);
}

function scan(path: string, ...args: string[]): JsonReport {
  return scanJson([path, ...args], { cwd }).report;
}

/** A finding in one line, so that a failing test names it. */
function named({ findings }: JsonReport): readonly string[] {
  return findings.map(
    ({ severity, check, location }) => `${severity} ${check} ${location.uri}:${location.line}`,
  );
}

describe('the weak example', () => {
  const report = scan('examples/harbor');

  test('has findings enough to look at', () => {
    expect(report.findings.length).toBeGreaterThanOrEqual(40);
  });

  test('shows every group of the default profile', () => {
    const checks = checksIn('default');
    const groupOf = new Map(checks.map(({ id, group }) => [id, group]));
    const shown = new Set(report.findings.map(({ check }) => groupOf.get(check)));
    expect([...new Set(checks.map(({ group }) => group))].filter((group) => !shown.has(group))).toEqual([]);
  });

  test('can be looked at completely', () => {
    expect(report.coverage.problems).toEqual([]);
  });
});

describe('the hardened example', () => {
  test('has nothing of medium severity or above in the default profile', () => {
    const report = scan('examples/harbor-hardened', '--min-severity', 'medium');
    expect(named(report)).toEqual([]);
    expect(report.coverage.problems).toEqual([]);
  });

  test('passes Pod Security admission at level restricted', () => {
    const report = scan('examples/harbor-hardened', '--profile', 'pss-restricted');
    expect(named(report)).toEqual([]);
    expect(report.coverage.problems).toEqual([]);
  });

  test('holds the same things as the weak one', () => {
    const hardened = new Set(workloads('examples/harbor-hardened'));
    expect(workloads('examples/harbor').filter((workload) => !hardened.has(workload))).toEqual([]);
  });
});

/** The workloads of an example, by kind and name. */
function workloads(path: string): readonly string[] {
  const kinds = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob']);
  const { stdout } = plimsoll(['resources', path, '--format', 'jsonl'], { cwd });
  return stdout
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { readonly object: Named }).object)
    .filter(({ kind }) => kinds.has(kind))
    .map(({ kind, metadata }) => `${kind} ${metadata.name}`);
}

interface Named {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}
