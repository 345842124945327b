import { expect, test } from 'vitest';
import { matchesName, matchesPath, matchesPaths } from './glob.ts';

test.each([
  ['overlays/prod', 'overlays/prod/web.yaml'],
  ['overlays/prod/', 'overlays/prod/web.yaml'],
  ['overlays/prod/**', 'overlays/prod/a/web.yaml'],
  ['./overlays/prod', 'overlays/prod/web.yaml'],
  ['overlays/*/web.yaml', 'overlays/prod/web.yaml'],
  ['**/prod/*.yaml', 'a/b/prod/web.yaml'],
  ['**/prod/*.yaml', 'prod/web.yaml'],
  ['*.yaml', 'a/b/web.yaml'],
  ['legacy', 'a/legacy/web.yaml'],
  ['web-?.yaml', 'web-1.yaml'],
  ['a/**/z', 'a/z'],
  ['a/**/z', 'a/b/c/z'],
  ['**', 'anything/at/all'],
])('%s means %s', (pattern, path) => {
  expect(matchesPath(pattern, path)).toBe(true);
});

test.each([
  ['overlays/prod', 'overlays/production/web.yaml'],
  ['overlays/prod', 'a/overlays/prod/web.yaml'],
  ['/legacy', 'a/legacy/web.yaml'],
  ['overlays/*/web.yaml', 'overlays/a/b/web.yaml'],
  ['*.yaml', 'web.yml'],
  ['web-?.yaml', 'web-.yaml'],
  ['a/**/z', 'a/b'],
  ['', 'web.yaml'],
  ['web.yaml/', 'web.yaml'],
])('%s does not mean %s', (pattern, path) => {
  expect(matchesPath(pattern, path)).toBe(false);
});

test('of several patterns the last one that fits decides', () => {
  expect(matchesPaths(['*', '!a.yaml'], 'a.yaml')).toBe(false);
  expect(matchesPaths(['*', '!a.yaml'], 'b.yaml')).toBe(true);
  expect(matchesPaths(['*', '!old/', 'old/keep.yaml'], 'old/keep.yaml')).toBe(true);
  expect(matchesPaths(['*', '!old/', 'old/keep.yaml'], 'old/other.yaml')).toBe(false);
  expect(matchesPaths([], 'a.yaml')).toBe(false);
});

test('a name is meant by stars and question marks', () => {
  expect(
    ['prod-*', '*-prod', '*', 'p?od-eu', 'prod-eu'].every(
      (pattern) => matchesName(pattern, 'prod-eu') || pattern === '*-prod',
    ),
  ).toBe(true);
  expect(matchesName('*-prod', 'prod-eu')).toBe(false);
});

test('a hostile pattern takes no time to speak of', () => {
  expect(matchesName(`${'*a'.repeat(2000)}b`, 'a'.repeat(4000))).toBe(false);
  expect(matchesPath('**/a/'.repeat(500), 'a/'.repeat(1000))).toBe(true);
});
