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

/** A day on which one exception of the weak example holds and one has ended. */
const now = '2026-11-21';

function scan(path: string, args: readonly string[] = [], day: string = now): JsonReport {
  return scanJson([path, '--now', day, ...args], { cwd }).report;
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
    expect(report.findings.length).toBeGreaterThanOrEqual(180);
  });

  test('shows every group of the default profile', () => {
    const checks = checksIn('default');
    const groupOf = new Map(checks.map(({ id, group }) => [id, group]));
    const shown = new Set(report.findings.map(({ check }) => groupOf.get(check)));
    expect([...new Set(checks.map(({ group }) => group))].filter((group) => !shown.has(group))).toEqual([]);
  });

  test('can be looked at completely', () => {
    expect(report.coverage.problems).toEqual([]);
    // Secrets are kept elsewhere, so one that is named and not here is no finding.
    expect(report.coverage.unknown.map(({ check }) => check)).toEqual(['config-or-secret-missing']);
  });

  test('shows exceptions that hold, cover nothing, have ended or cannot be read, and one of another tool', () => {
    const found = report.findings.filter(({ check }) => check.startsWith('exception-'));
    expect(found.map(({ check, resource }) => `${check} ${resource.name}`)).toEqual([
      'exception-unused catalog',
      'exception-expired grafana',
      'exception-malformed search',
    ]);
    expect(report.summary.suppressed).toBe(2);
    const own = scan('examples/harbor', ['--no-foreign-exceptions']);
    expect(own.summary.suppressed).toBe(1);
  });
});

describe('the hardened example', () => {
  test.each([
    ['the default profile', ['--no-config']],
    ['its own policy', ['--config', 'examples/harbor-hardened/plimsoll.yaml']],
  ])('has nothing in %s, and one exception that has no end', (_, args) => {
    for (const day of [now, '2099-12-31']) {
      const report = scan('examples/harbor-hardened', args, day);
      expect(named(report)).toEqual([]);
      expect(report.coverage.problems).toEqual([]);
      expect(report.summary.suppressed).toBe(1);
    }
  });

  test('passes Pod Security admission at level restricted', () => {
    const report = scan('examples/harbor-hardened', ['--profile', 'pss-restricted']);
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
