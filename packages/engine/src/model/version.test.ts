import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions, isInRange, parseVersion } from './version.ts';

describe('a version', () => {
  test.each([
    ['1.2.3', [1, 2, 3, false]],
    ['v1.12.0', [1, 12, 0, false]],
    ['v2.3.0-rc4', [2, 3, 0, true]],
    ['v1.0.0-beta.2', [1, 0, 0, true]],
    ['1.0.0-alpha.1', [1, 0, 0, true]],
    ['9.2.3-ubuntu', [9, 2, 3, false]],
    ['2.2.4-debian-11-r0', [2, 2, 4, false]],
    ['v1.12.1-hardened1', [1, 12, 1, false]],
    ['10.0.0+build.5', [10, 0, 0, false]],
  ])('is read from %s', (text, [major, minor, patch, isPrerelease]) => {
    expect(parseVersion(text)).toEqual({ major, minor, patch, isPrerelease });
  });

  test.each([
    '',
    'latest',
    '1',
    '1.2',
    'v1',
    'nginx-1.9.3-rancher1',
    '1.2.x',
    'main',
    '2026-11-21',
    'sha-1234567',
  ])('is none in %j', (text) => {
    expect(parseVersion(text)).toBeUndefined();
  });

  test.each([
    ['1.9.0', '1.10.0'],
    ['0.49.0', '0.49.1'],
    ['2.3.0-rc1', '2.3.0'],
    ['1.99.99', '2.0.0'],
  ])('%s comes before %s', (a, b) => {
    const [first, second] = [parseVersion(a), parseVersion(b)];
    if (first === undefined || second === undefined) throw new Error('no version');
    expect(compareVersions(first, second)).toBeLessThan(0);
    expect(compareVersions(second, first)).toBeGreaterThan(0);
    expect(compareVersions(first, first)).toBe(0);
  });

  test.each([
    ['2.1.8', true],
    ['2.1.9', false],
    ['2.1.10', false],
    ['2.2.0', true],
    ['2.2.3', true],
    ['2.2.0-rc1', true],
    ['2.2.4-rc1', true],
    ['2.2.4', false],
    ['2.10.0', false],
    ['1.0.0', true],
  ])('%s has the flaw: %s', (text, isAffected) => {
    const version = parseVersion(text);
    if (version === undefined) throw new Error('no version');
    expect(isInRange(version, [{ before: '2.1.9' }, { from: '2.2.0', before: '2.2.4' }])).toBe(isAffected);
  });

  test('of any numbers is ordered by them', () => {
    const numbers = fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999));
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const [first, second] = [parseVersion(a.join('.')), parseVersion(`v${b.join('.')}`)];
        if (first === undefined || second === undefined) throw new Error('no version');
        const key = ([x, y, z]: readonly number[]): number => (x ?? 0) * 1e6 + (y ?? 0) * 1e3 + (z ?? 0);
        expect(Math.sign(compareVersions(first, second))).toBe(Math.sign(key(a) - key(b)));
      }),
    );
  });
});
