import { describe, expect, test } from 'vitest';
import { checks } from './index.generated.ts';

describe.each(checks.map((check) => ({ id: check.id, check })))('$id', ({ id, check }) => {
  test('is named in kebab-case', () => {
    expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/u);
  });

  test('has a title of eight words or fewer without a full stop', () => {
    expect(check.title.split(' ').length).toBeLessThanOrEqual(8);
    expect(check.title).toMatch(/^[A-Z`].*[^.!]$/u);
  });

  test('says why, how bad, what to write and by which source', () => {
    for (const text of [check.gain, check.why, check.remedy]) expect(text).toMatch(/^[A-Z`][^\n]{20,}\.$/u);
    expect(check.references.length).toBeGreaterThan(0);
    expect(`${check.title} ${check.gain} ${check.why} ${check.remedy}`).not.toMatch(
      /!|\bplease\b|should consider/iu,
    );
  });

  test('names peers’ checks with the peer in front', () => {
    expect(check.aliases.every((alias) => /^[a-z-]+:\S/u.test(alias))).toBe(true);
    expect(new Set(check.aliases).size).toBe(check.aliases.length);
  });

  test('is implied or made moot only by checks that exist', () => {
    const ids = new Set(checks.map((other) => other.id));
    const named = [...(check.impliedBy ?? []), ...(check.mootBy ?? [])];
    expect(named.filter((other) => !ids.has(other))).toEqual([]);
  });
});

test('every check has an id of its own', () => {
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
});
